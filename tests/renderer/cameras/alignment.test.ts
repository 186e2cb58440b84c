import { expect, test } from 'vitest';
import {
  marked,
  noMarks,
  offsetFromMarks,
  offsetText,
  placeOf,
} from '../../../renderer/cameras/alignment.ts';

test('a camera that began later is not recording yet, then runs, then has ended', () => {
  expect(placeOf(7299, 7300, 36_000)).toEqual({ state: 'not-yet', atMs: 0 });
  expect(placeOf(7300, 7300, 36_000)).toEqual({ state: 'running', atMs: 0 });
  expect(placeOf(18_400, 7300, 36_000)).toEqual({ state: 'running', atMs: 11_100 });
  expect(placeOf(43_300, 7300, 36_000)).toEqual({ state: 'ended', atMs: 36_000 });
});

test('a camera that began earlier runs from the beginning; one of unknown length goes on', () => {
  expect(placeOf(0, -5000, 36_000)).toEqual({ state: 'running', atMs: 5000 });
  expect(placeOf(1e7, 0, null)).toEqual({ state: 'running', atMs: 1e7 });
});

test('one flash seen in both clips gives the offset, whichever was marked first', () => {
  expect(offsetFromMarks(18_400, 11_100)).toBe(7300);
  const here = marked(noMarks, 'leaderMs', 18_400);
  expect(marked(here, 'cameraMs', 11_100)).toEqual({ leaderMs: 18_400, cameraMs: 11_100 });
  expect(marked(marked(noMarks, 'cameraMs', 11_100), 'leaderMs', 18_400)).toEqual({
    leaderMs: 18_400,
    cameraMs: 11_100,
  });
});

test('a mark can be set again before its pair is whole, and begins another pair after', () => {
  expect(marked(marked(noMarks, 'leaderMs', 1), 'leaderMs', 2)).toEqual({ leaderMs: 2, cameraMs: null });
  expect(marked({ leaderMs: 1, cameraMs: 2 }, 'cameraMs', 3)).toEqual({ leaderMs: null, cameraMs: 3 });
});

test('an offset is written to the millisecond, with its sign', () => {
  expect([7300, -20, 0, -62_015, 600_000, 5_791_317].map(offsetText)).toEqual([
    '+7.300 s',
    '−0.020 s',
    '+0.000 s',
    '−1:02.015',
    '+10:00.000',
    '+1:36:31.317',
  ]);
});
