import { expect, test } from 'vitest';
import {
  chunkAt,
  chunkBytes,
  chunkCount,
  placeOf,
  sealedBytes,
  wantedOf,
} from '../../electron/sealed/chunks.ts';

test.each([
  [0, 0],
  [1, 1],
  [chunkBytes, 1],
  [chunkBytes + 1, 2],
  [2 * 1024 ** 3, 32_768],
])('%i plain bytes are %i chunks, and their places fill the file without a gap', (plain, count) => {
  expect(chunkCount(plain)).toBe(count);
  const some = [0, 1, count - 2, count - 1].filter((chunk) => chunk >= 0 && chunk < count);
  for (const chunk of some) {
    const { at, length } = placeOf(chunk, plain);
    expect(at + length).toBe(chunk === count - 1 ? sealedBytes(plain) : placeOf(chunk + 1, plain).at);
  }
  expect(sealedBytes(plain)).toBe(plain + count * 24);
});

test('a byte is found in its chunk, and a range takes of each chunk what belongs to it', () => {
  expect([0, chunkBytes - 1, chunkBytes].map(chunkAt)).toEqual([0, 0, 1]);
  const [first, last] = [chunkBytes - 2, 2 * chunkBytes];
  expect([0, 1, 2].map((chunk) => wantedOf(chunk, first, last))).toEqual([
    { from: chunkBytes - 2, to: chunkBytes },
    { from: 0, to: chunkBytes },
    { from: 0, to: 1 },
  ]);
  expect(wantedOf(0, 5, 5)).toEqual({ from: 5, to: 6 });
});
