/**
 * Writes what is known of a picture into the picture file itself: `iTXt` chunks, UTF-8, uncompressed (PNG
 * specification, third edition, 11.3.3.4), right after the header, so that any reader of metadata shows them.
 */
export function withTexts(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const at = headerEnd(png);
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  const size = png.length + chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const out = new Uint8Array(size);
  out.set(png.subarray(0, at));
  let place = at;
  for (const chunk of chunks) {
    out.set(chunk, place);
    place += chunk.length;
  }
  out.set(png.subarray(at), place);
  return out;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Where the header chunk ends. Throws for what is no PNG. */
function headerEnd(png: Uint8Array): number {
  if (signature.some((byte, n) => png[n] !== byte)) throw new Error('not a PNG');
  const length = new DataView(png.buffer, png.byteOffset).getUint32(signature.length);
  return signature.length + 12 + length;
}

function textChunk(keyword: string, text: string): Uint8Array {
  const encoder = new TextEncoder();
  // Keyword, end, not compressed, method 0, no language, no translated keyword, text.
  const data = [...encoder.encode(keyword.slice(0, 79)), 0, 0, 0, 0, 0, ...encoder.encode(text)];
  const chunk = new Uint8Array(data.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(encoder.encode('iTXt'), 4);
  chunk.set(data, 8);
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)));
  return chunk;
}

/** CRC-32 of ISO 3309, as PNG wants it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
