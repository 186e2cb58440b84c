import { expect, test } from 'vitest';
import { skipFrom } from '../../../renderer/player/skipSilence.ts';

const silences = [
  { startMs: 10_000, endMs: 20_000 },
  { startMs: 30_000, endMs: 31_000 },
];

test('inside a silence it goes on a little before its end, and leaves its beginning to be heard', () => {
  expect(skipFrom(silences, 9000)).toBeNull();
  expect(skipFrom(silences, 10_100)).toBeNull();
  expect(skipFrom(silences, 10_400)).toBe(19_600);
});

test('what is left is played where a jump would save next to nothing', () => {
  expect(skipFrom(silences, 19_600)).toBeNull();
  expect(skipFrom(silences, 30_400)).toBeNull();
});
