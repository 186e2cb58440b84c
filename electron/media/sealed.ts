import { type FileHandle, open } from 'node:fs/promises';
import { isRangeStillGood, rangeOf } from '../../contract/byte-ranges.ts';
import { DamagedFootage, plainPieces } from '../sealed/read.ts';
import type { SealedClip } from '../sealed/seal.ts';
import { refusal } from './remote.ts';

/** Footage that was taken along: where its sealed file is, and what opens it. */
export type SealedFootage = SealedClip & { readonly path: string; readonly mime: string };

/** Says where the footage on this desk is damaged: the byte at which the bad chunk begins. */
export const damagedHeader = 'x-footage-damaged-at';

/**
 * Answers a request for footage from a sealed file on this desk: single byte ranges (206, 416), HEAD, ETag = SHA-256 of the
 * clip, If-Range. No byte leaves before its chunk was verified: where the first one asked for is bad, 410
 * `footage-altered`; where a later one is, the answer breaks off there, and the next one says where (`damagedHeader`).
 * Where damage is known already (`damagedAt`, a byte), a range that goes across it is answered up to it.
 * The file is gone: 404 `not-found`, and the window asks for a new handle. Closes the file with the answer, however it ends.
 */
export async function answerSealed(
  footage: SealedFootage,
  request: Request,
  found: (atByte: number) => void = () => {},
  damagedAt: number | null = null,
): Promise<Response> {
  const { total, sha256, mime } = footage;
  const etag = `"${sha256}"`;
  const headers = {
    'accept-ranges': 'bytes',
    'content-type': mime,
    etag,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  const isGood = isRangeStillGood(request.headers.get('if-range'), etag);
  const wish = rangeOf(isGood ? request.headers.get('range') : null, total);
  if (wish.kind === 'none') {
    const answer = refusal('range-not-satisfiable');
    answer.headers.set('accept-ranges', 'bytes');
    answer.headers.set('content-range', `bytes */${total}`);
    return answer;
  }
  const isPart = wish.kind === 'part' && request.method !== 'HEAD';
  const { first, last } =
    wish.kind === 'part' && isPart ? upTo(damagedAt, wish) : { first: 0, last: total - 1 };
  const about = {
    ...headers,
    'content-length': `${last - first + 1}`,
    ...(isPart ? { 'content-range': `bytes ${first}-${last}/${total}` } : {}),
  };
  const status = isPart ? 206 : 200;
  const file = await open(footage.path, 'r').catch(() => null);
  if (file === null) return refusal('not-found');
  if (request.method === 'HEAD' || total === 0) {
    await file.close();
    return new Response(null, { status, headers: about });
  }
  try {
    const pieces = plainPieces(file, footage, first, last);
    const body = await bodyOf(file, pieces, last - first + 1, request.signal, found);
    return new Response(body, { status, headers: about });
  } catch (error) {
    await file.close();
    if (!(error instanceof DamagedFootage)) return refusal('not-found');
    found(error.atByte);
    return refusal('footage-altered', 'The copy on this desk is damaged here.');
  }
}

/** A range may be answered in part: so a player that reads ahead comes to a good end where the damage is known to begin. */
function upTo(
  damagedAt: number | null,
  { first, last }: { readonly first: number; readonly last: number },
): { readonly first: number; readonly last: number } {
  const isAcross = damagedAt !== null && first < damagedAt && damagedAt <= last;
  return isAcross ? { first, last: damagedAt - 1 } : { first, last };
}

/** A stream of the pieces, of which the first is here already. */
async function bodyOf(
  file: FileHandle,
  pieces: AsyncGenerator<Buffer, void>,
  length: number,
  signal: AbortSignal,
  found: (atByte: number) => void,
): Promise<ReadableStream<Uint8Array>> {
  let ready = await nextOf(pieces);
  let left = length - (ready?.length ?? 0);
  let isOver = false;
  const end = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    // Waits for a read that is still under way.
    await file.close();
  };
  signal.addEventListener('abort', () => void end(), { once: true });
  // A short answer is here as a whole.
  if (left === 0) await end();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = ready ?? (isOver ? null : await nextOf(pieces));
          if (piece === null) return;
          if (ready === null) left -= piece.length;
          ready = null;
          signal.throwIfAborted();
          controller.enqueue(new Uint8Array(piece));
          if (left > 0) return;
          await end();
          controller.close();
        } catch (error) {
          if (error instanceof DamagedFootage) found(error.atByte);
          await end();
          throw error;
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

async function nextOf(pieces: AsyncGenerator<Buffer, void>): Promise<Buffer | null> {
  const next = await pieces.next();
  return next.done === true ? null : next.value;
}
