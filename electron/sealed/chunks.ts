/**
 * A sealed file is one sealed chunk after the other and nothing else: no header, no name, no length in the clear. Where a
 * chunk lies is arithmetic, so any place of a clip is reached without reading what is before it. Bytes throughout.
 */

/** Plain bytes of a chunk; the last one of a clip may have fewer. */
export const chunkBytes = 64 * 1024;

/** What sealing adds to each chunk: half of its nonce before it, its tag after it. */
export const saltBytes = 8;
export const tagBytes = 16;
const addedBytes = saltBytes + tagBytes;

/** How many chunks hold so many plain bytes. */
export function chunkCount(plainBytes: number): number {
  return Math.ceil(plainBytes / chunkBytes);
}

/** The length of a sealed file of so many plain bytes. */
export function sealedBytes(plainBytes: number): number {
  return plainBytes + chunkCount(plainBytes) * addedBytes;
}

/** Where a chunk of a clip of `total` plain bytes lies in its file, and how long it is there. */
export function placeOf(chunk: number, total: number): { readonly at: number; readonly length: number } {
  const plain = Math.min(chunkBytes, total - chunk * chunkBytes);
  return { at: chunk * (chunkBytes + addedBytes), length: plain + addedBytes };
}

/** The chunk in which a plain byte lies. */
export function chunkAt(byte: number): number {
  return Math.floor(byte / chunkBytes);
}

/** What of a chunk belongs to the plain bytes `first` to `last`, both included: from, up to and not including. */
export function wantedOf(
  chunk: number,
  first: number,
  last: number,
): { readonly from: number; readonly to: number } {
  const start = chunk * chunkBytes;
  return { from: Math.max(first - start, 0), to: Math.min(last + 1 - start, chunkBytes) };
}
