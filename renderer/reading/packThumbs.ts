import { pack } from './packed.ts';

/** A small picture on its way into a file. */
export type ThumbFile = { readonly seconds: number; readonly file: Promise<Blob> };

/** Begins to write a canvas as it is now into a small file. */
export function thumbFile(seconds: number, canvas: OffscreenCanvas): ThumbFile {
  return { seconds, file: canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 }) };
}

/** All of them in one piece, with how they were asked for. */
export async function packThumbs(
  width: number,
  most: number,
  thumbs: readonly ThumbFile[],
): Promise<Uint8Array<ArrayBuffer>> {
  const files = await Promise.all(
    thumbs.map(async ({ file }) => new Uint8Array(await (await file).arrayBuffer())),
  );
  const pictures = thumbs.map(({ seconds }, n) => ({ seconds, size: files[n]?.length ?? 0 }));
  return pack({ width, most, pictures }, files);
}
