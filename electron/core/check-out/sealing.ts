import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { chunkBytes, placeOf, sealedBytes } from '../../sealed/chunks.ts';
import { plainPieces } from '../../sealed/read.ts';
import { type SealedClip, sealChunk } from '../../sealed/seal.ts';

/** Seals a clip into its file from some place on. */
export type Sealing = {
  /** Plain bytes in their order; whole chunks are written, the rest waits. */
  readonly take: (bytes: Uint8Array) => Promise<void>;
  /** Plain bytes whose chunks have been written. What waits beyond them is forgotten by a new `Sealing`. */
  readonly done: () => number;
};

/**
 * How many plain bytes of `noted` the file really holds in whole chunks. Cuts off what is beyond them: the torn end of a
 * chunk that was being written when the desk was killed.
 */
export async function cutToWhole(file: FileHandle, noted: number, total: number): Promise<number> {
  const { size } = await file.stat();
  const whole = Math.floor(size / placeOf(0, Number.MAX_SAFE_INTEGER).length) * chunkBytes;
  const done = size >= sealedBytes(noted) && noted <= total ? noted : Math.min(whole, noted);
  await file.truncate(sealedBytes(done));
  return done;
}

/** `from`: a whole number of chunks. Errors of the disk are thrown as they come. */
export function createSealing(file: FileHandle, clip: SealedClip, from: number): Sealing {
  let done = from;
  let waiting: Buffer = Buffer.alloc(0);

  return {
    take: async (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      while (done < clip.total && waiting.length >= Math.min(chunkBytes, clip.total - done)) {
        const plain = waiting.subarray(0, Math.min(chunkBytes, clip.total - done));
        const chunk = done / chunkBytes;
        await writeFully(file, sealChunk(clip, chunk, plain), placeOf(chunk, clip.total).at);
        done += plain.length;
        waiting = waiting.subarray(plain.length);
      }
    },
    done: () => done,
  };
}

/** SHA-256 of the plain clip as the disk gives it back. Throws `DamagedFootage` where it doesn't. */
export async function hashOfSealed(file: FileHandle, clip: SealedClip, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  if (clip.total > 0) {
    for await (const piece of plainPieces(file, clip, 0, clip.total - 1)) {
      signal.throwIfAborted();
      hash.update(piece);
      // Whoever works at the desk is answered in between.
      await breathe();
    }
  }
  return hash.digest('hex');
}

async function writeFully(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, at + written);
    written += bytesWritten;
  }
}
