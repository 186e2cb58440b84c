import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { withTexts } from '../../../renderer/stills/pngTexts.ts';

test('the texts are in the file, whole, with right checksums, and the picture is untouched', () => {
  const png = pixel();
  const out = withTexts(png, { Author: 'Sgt. D. Whitfield', Title: 'Überfall – 交通' });
  const chunks = chunksOf(out);
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
  expect(chunks.every(({ type, data, crc }) => crc === crc32(data, crc32(Buffer.from(type))))).toBe(true);
  expect(chunks.filter(({ type }) => type === 'iTXt').map(({ data }) => data.toString('utf8'))).toEqual([
    'Author\0\0\0\0\0Sgt. D. Whitfield',
    'Title\0\0\0\0\0Überfall – 交通',
  ]);
  expect(chunksOf(png).filter(({ type }) => type === 'IDAT')).toEqual(
    chunks.filter(({ type }) => type === 'IDAT'),
  );
});

test('what is no picture is refused', () => {
  expect(() => withTexts(new Uint8Array(40), {})).toThrow('not a PNG');
});

/** A PNG of one grey pixel. */
function pixel(): Uint8Array {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(data, crc32(Buffer.from(type))));
  return Buffer.concat([head, data, tail]);
}

function chunksOf(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const chunks: { type: string; data: Buffer; crc: number }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, end),
      crc: bytes.readUInt32BE(end),
    });
    at = end + 4;
  }
  return chunks;
}
