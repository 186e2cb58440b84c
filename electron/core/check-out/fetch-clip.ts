import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { centralApi } from '../../../contract/central-api.ts';
import { type Refusal, refusals } from '../../../contract/problem.ts';
import { chunkBytes } from '../../sealed/chunks.ts';
import { DamagedFootage } from '../../sealed/read.ts';
import { isNo, type No } from '../central/no.ts';
import { refusalOfDatabase } from '../db/open.ts';
import type { Clock } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { chunksOf } from '../sync/chunks.ts';
import { roomIn } from './room.ts';
import { createSealing, cutToWhole, hashOfSealed } from './sealing.ts';
import { moveSealed, type SealedRow } from './store.ts';

/**
 * What became of a clip. `gone`: it isn't wanted any more, or the desk is closing. `aside`: what came isn't what is on
 * record, or the central won't send it. `waits`: weather, tried again later; what is on the disk stays.
 */
export type Came =
  | { readonly came: 'whole' | 'gone' }
  | { readonly came: 'aside'; readonly says: string }
  | { readonly came: 'waits'; readonly says: string; readonly retryAfterMs: number | null };

type Needs = {
  readonly signedIn: SignedIn;
  readonly clock: Clock;
  readonly folder: string;
  readonly signal: AbortSignal;
};

/** So much is asked for at once: what others want of the network comes in between. Whole chunks, in bytes. */
const pieceBytes = 64 * chunkBytes;
const patienceMs = 30_000;

/**
 * Fetches a clip from where it was left, seals it as it comes and, at its end, reads the whole of it back from the disk
 * against its hash. Progress is kept with each piece; a piece that breaks off keeps its whole chunks. Never throws weather.
 */
export async function fetchClip(needs: Needs, row: SealedRow): Promise<Came> {
  let file: FileHandle | null = null;
  try {
    await mkdir(needs.folder, { recursive: true, mode: 0o700 });
    file = await open(join(needs.folder, row.file), 'r+').catch(() => null);
    file ??= await open(join(needs.folder, row.file), 'wx+', 0o600);
    const trouble = await fetchRest(needs, row, file);
    return trouble ?? (await finish(needs, row, file));
  } catch (error) {
    if (needs.signal.aborted) return { came: 'gone' };
    const says = wordsOf(error);
    if (says === null) throw error;
    return { came: 'waits', says, retryAfterMs: null };
  } finally {
    await file?.close();
  }
}

/** Null: all of it is here. */
async function fetchRest(needs: Needs, row: SealedRow, file: FileHandle): Promise<Came | null> {
  let done = await cutToWhole(file, row.done, row.total);
  while (done < row.total) {
    if (needs.signal.aborted) return { came: 'gone' };
    const wanted = Math.min(pieceBytes, row.total - done);
    const room = await roomIn(needs.folder);
    if (room !== null && room < wanted) return { came: 'waits', says: diskFull, retryAfterMs: null };
    const piece = await fetchPiece(needs, row, file, [done, done + wanted - 1]);
    if (piece.done > done) {
      // On the disk before it is noted, so that what is noted is there after a power cut.
      await file.datasync();
      const isWanted = needs.signedIn.db.writeAside('note footage', (write) =>
        moveSealed(write, row, piece.done, 'fetching'),
      );
      if (!isWanted) return { came: 'gone' };
      done = piece.done;
    }
    if (piece.trouble !== null) return piece.trouble;
  }
  return null;
}

type Piece = { readonly done: number; readonly trouble: Came | null };

async function fetchPiece(
  { signedIn, clock, signal }: Needs,
  row: SealedRow,
  file: FileHandle,
  [first, last]: readonly [number, number],
): Promise<Piece> {
  const response = await signedIn.central.open(
    centralApi.footage,
    { params: { videoId: row.videoId } },
    { headers: { range: `bytes=${first}-${last}` }, signal, timeoutMs: patienceMs },
  );
  if (signal.aborted) return { done: first, trouble: { came: 'gone' } };
  if (isNo(response)) return { done: first, trouble: troubleOf(response) };
  if (!isTheRightPiece(response, row, first, last)) {
    response.body?.cancel().catch(() => {});
    return { done: first, trouble: { came: 'aside', says: otherFile } };
  }
  const sealing = createSealing(file, row, first);
  try {
    if (response.body !== null)
      for await (const bytes of chunksOf(response.body, clock, patienceMs, signal)) await sealing.take(bytes);
  } catch (error) {
    // The disk's own errors are for the caller; all others are a line that broke.
    if (wordsOf(error) !== null) throw error;
  }
  const isWhole = sealing.done() > last;
  return {
    done: sealing.done(),
    trouble: isWhole ? null : { came: 'waits', says: brokenOff, retryAfterMs: null },
  };
}

/** The central names the whole file by its hash with each piece of it. */
function isTheRightPiece(
  { status, headers }: Response,
  row: SealedRow,
  first: number,
  last: number,
): boolean {
  return (
    status === 206 &&
    headers.get('etag') === `"${row.sha256}"` &&
    headers.get('content-range') === `bytes ${first}-${last}/${row.total}`
  );
}

async function finish({ signedIn, signal }: Needs, row: SealedRow, file: FileHandle): Promise<Came> {
  try {
    if ((await hashOfSealed(file, row, signal)) !== row.sha256) return { came: 'aside', says: otherHash };
  } catch (error) {
    if (error instanceof DamagedFootage) return { came: 'aside', says: notReadBack };
    throw error;
  }
  await file.sync();
  const isWanted = signedIn.db.write('footage is whole', (write) =>
    moveSealed(write, row, row.total, 'whole'),
  );
  return { came: isWanted ? 'whole' : 'gone' };
}

function troubleOf(no: No): Came {
  const says = sentenceOf(no);
  if (no.refused === 'not-signed-in')
    return {
      came: 'waits',
      says: 'Sign in again while the central can be reached; it then goes on.',
      retryAfterMs: null,
    };
  return no.weather
    ? { came: 'waits', says: `${says} It goes on by itself.`, retryAfterMs: no.retryAfterMs }
    : { came: 'aside', says };
}

/** What an error of disk or database means to the reviewer; null: it is something else. */
function wordsOf(error: unknown): string | null {
  const refusal = refusalOfDatabase(error);
  if (refusal !== null) return refusal.refused === 'disk-full' ? diskFull : sentenceOf(refusal);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return diskFull;
  return typeof code === 'string' && /^E(IO|ROFS|ACCES|PERM|NOENT|EXIST|MFILE|NFILE)$/.test(code)
    ? `This disk could not be written (${code}). What is here stays, and it is tried again.`
    : null;
}

function sentenceOf({ refused, detail }: Refusal): string {
  return detail === undefined ? refusals[refused].title : `${refusals[refused].title} ${detail}`;
}

const diskFull =
  'The disk is full, so no more footage was fetched. What is here stays, and so does your work. Free some space; it goes on where it stopped.';
const brokenOff = 'The connection to the central broke off. It goes on by itself where it stopped.';
const otherFile =
  'The central holds another file for this video than the one on record, so it was not taken along.';
const otherHash =
  'What came does not match the hash on record, so it was destroyed. Take the sample along once more; if it happens again, tell your administrator.';
const notReadBack =
  'This disk did not give back what was written to it, so the clip was destroyed. Take the sample along once more; if it happens again, the disk is failing.';
