import type { FileHandle } from 'node:fs/promises';
import { chunkAt, chunkBytes, placeOf, wantedOf } from './chunks.ts';
import { openChunk, type SealedClip } from './seal.ts';

/** A chunk isn't what was sealed: changed, moved, or cut off. `atByte`: where it begins in the plain clip. */
export class DamagedFootage extends Error {
  readonly atByte: number;
  constructor(atByte: number) {
    super(`the sealed chunk at byte ${atByte} is damaged`);
    this.atByte = atByte;
  }
}

/**
 * The plain bytes of some chunks of an open sealed file, from number `from` up to and with `to`, at most those that belong
 * to the bytes `first` to `last`. Each chunk is verified before any of it is answered. `damagedAt` is the byte where
 * the first bad one begins; what was good before it is in `good`.
 */
async function readChunks(
  file: FileHandle,
  clip: SealedClip,
  [from, to]: readonly [from: number, to: number],
  [first, last]: readonly [first: number, last: number],
): Promise<{ readonly good: readonly Buffer[]; readonly damagedAt: number | null }> {
  const start = placeOf(from, clip.total).at;
  const end = placeOf(to, clip.total);
  const sealed = await readFully(file, start, end.at + end.length - start);
  const good: Buffer[] = [];
  for (let chunk = from; chunk <= to; chunk += 1) {
    const { at, length } = placeOf(chunk, clip.total);
    const frame = sealed.subarray(at - start, at - start + length);
    const plain = frame.length === length ? openChunk(clip, chunk, frame) : null;
    const wanted = wantedOf(chunk, first, last);
    if (plain === null) {
      return { good, damagedAt: chunk * chunkBytes };
    }
    good.push(plain.subarray(wanted.from, wanted.to));
  }
  return { good, damagedAt: null };
}

/** Fewer chunks first, so that a seek has its picture soon; then many at a time. */
const chunksAtFirst = 2;
const chunksAtOnce = 16;

/**
 * The plain bytes `first` to `last` of a sealed file, piece by piece as they are taken, verified each. Throws
 * `DamagedFootage` at the bad chunk, when all before it has been taken.
 */
export async function* plainPieces(
  file: FileHandle,
  clip: SealedClip,
  first: number,
  last: number,
): AsyncGenerator<Buffer, void> {
  const end = chunkAt(last);
  let many = chunksAtFirst;
  for (let from = chunkAt(first); from <= end; ) {
    const to = Math.min(from + many - 1, end);
    const { good, damagedAt } = await readChunks(file, clip, [from, to], [first, last]);
    if (good.length > 0) yield Buffer.concat(good);
    if (damagedAt !== null) throw new DamagedFootage(damagedAt);
    from = to + 1;
    many = chunksAtOnce;
  }
}

/** Shorter than asked for where the file ends early. */
async function readFully(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let have = 0;
  while (have < length) {
    const { bytesRead } = await file.read(bytes, have, length - have, at + have);
    if (bytesRead === 0) break;
    have += bytesRead;
  }
  return bytes.subarray(0, have);
}
