import { z } from 'zod';
import type { Thumb } from './clipMessages.ts';
import { keepAnalysis, readAnalysis } from './keptAnalysis.ts';
import { unpack } from './packed.ts';
import { packThumbs, type ThumbFile } from './packThumbs.ts';

/** To be raised with every change of how they are made or written down. */
const version = 1;

const Facts = z.object({
  width: z.int(),
  most: z.int(),
  pictures: z.array(z.object({ seconds: z.number(), size: z.int().positive() })),
});

/** As they were asked for once, so wide and so many; null: they are to be made. */
export async function readThumbsFound(
  url: string,
  width: number,
  most: number,
): Promise<readonly Thumb[] | null> {
  const packed = await readAnalysis(url, 'thumbs', version);
  const found = packed === null ? null : unpackThumbs(packed);
  if (found === null || found.width !== width || found.most !== most) return null;
  try {
    return await Promise.all(
      found.pictures.map(async ({ seconds, file }) => ({ seconds, bitmap: await createImageBitmap(file) })),
    );
  } catch {
    return null;
  }
}

export async function keepThumbsFound(
  url: string,
  width: number,
  most: number,
  thumbs: readonly ThumbFile[],
): Promise<void> {
  await keepAnalysis(url, 'thumbs', version, await packThumbs(width, most, thumbs));
}

/** What `packThumbs` packed, its pictures as files; null: it is something else. */
export function unpackThumbs(packed: Uint8Array<ArrayBuffer>) {
  const unpacked = unpack(packed);
  const parsed = Facts.safeParse(unpacked?.facts);
  if (unpacked === null || !parsed.success) return null;
  const { width, most, pictures } = parsed.data;
  let at = 0;
  const files = pictures.map(({ seconds, size }) => {
    at += size;
    return { seconds, file: new Blob([unpacked.bytes.subarray(at - size, at)], { type: 'image/jpeg' }) };
  });
  return at === unpacked.bytes.length ? { width, most, pictures: files } : null;
}
