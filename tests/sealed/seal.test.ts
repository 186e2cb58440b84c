import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { chunkBytes } from '../../electron/sealed/chunks.ts';
import { openChunk, sealChunk } from '../../electron/sealed/seal.ts';

const clip = { key: randomBytes(32), sha256: 'a'.repeat(64), total: 3 * chunkBytes };
const plain = randomBytes(chunkBytes);

test('a chunk opens to what was sealed, and the same chunk sealed twice shares nothing', () => {
  const [one, two] = [sealChunk(clip, 1, plain), sealChunk(clip, 1, plain)];
  expect(openChunk(clip, 1, one)?.equals(plain)).toBe(true);
  expect(one.subarray(0, 8).equals(two.subarray(0, 8))).toBe(false);
  expect(one.subarray(8, 40).equals(two.subarray(8, 40))).toBe(false);
});

test('any flipped bit, of salt, body or tag, is found', () => {
  const sealed = sealChunk(clip, 1, plain);
  for (const at of [0, 7, 8, 4000, sealed.length - 17, sealed.length - 16, sealed.length - 1]) {
    for (const bit of [1, 128]) {
      const flipped = Buffer.from(sealed);
      flipped[at] = (flipped[at] ?? 0) ^ bit;
      expect(openChunk(clip, 1, flipped), `byte ${at}`).toBeNull();
    }
  }
});

test.each([
  ['in another place', clip, 2],
  ['of another clip', { ...clip, sha256: 'b'.repeat(64) }, 1],
  ['of a clip of another length', { ...clip, total: clip.total - 1 }, 1],
  ['under another key', { ...clip, key: randomBytes(32) }, 1],
])('a whole chunk %s does not open', (_, other, chunk) => {
  expect(openChunk(other, chunk, sealChunk(clip, 1, plain))).toBeNull();
});

test('a cut chunk does not open, however short', () => {
  const sealed = sealChunk(clip, 0, plain);
  for (const length of [0, 1, 8, 23, 24, 25, sealed.length - 1])
    expect(openChunk(clip, 0, sealed.subarray(0, length)), `${length} bytes`).toBeNull();
});
