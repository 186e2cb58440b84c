import { expect, test } from 'vitest';
import { frameTitle, frameWords } from '../../../renderer/review/frameWords.ts';

const frames = (number: number | null, isVariable: boolean | null = false) => ({
  frameNumber: () => number,
  picture: () => ({ seconds: 61.394_967, count: 1 }),
  isVariableRate: () => isVariable,
});

test('a frame is called by its number, and by the time of its picture where it has none', () => {
  expect(frameWords(frames(1842), 65_000, false)).toEqual(['frame 1,842', 'of 1:05']);
  expect(frameWords(frames(1842, true), 65_000, false)).toEqual(['frame 1,842', 'variable rate']);
  expect(frameWords({ ...frames(null), picture: () => null }, null, false)).toEqual(['no frame yet', 'of –']);
});

test('of a playlist it is said that there is no frame number, and what marks keep instead', () => {
  expect(frameWords(frames(null, null), 65_000, true)).toEqual(['frame at 61.395', 'no frame number']);
  expect(frameTitle(true)).toContain('no frame numbers: marks keep the picture’s own time');
});
