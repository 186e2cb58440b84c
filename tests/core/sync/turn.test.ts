import { expect, test } from 'vitest';
import { linesAtFirst, linesNext } from '../../../electron/core/sync/turn.ts';

/** The number that it comes to on a machine that writes so many lines in a millisecond. */
function settledAt(linesInMs: number): number {
  let lines = linesAtFirst;
  for (let turns = 0; turns < 50; turns += 1) lines = linesNext(lines, Math.floor(lines / linesInMs));
  return lines;
}

test('a transaction takes as many lines as are written in a moment, within bounds', () => {
  expect(settledAt(40) / 40).toBeGreaterThan(9);
  expect(settledAt(40) / 40).toBeLessThan(15);
  expect([settledAt(0.5), settledAt(10_000)]).toEqual([100, 2000]);
});

test('one slow transaction among quick ones changes little', () => {
  expect(linesNext(800, 400)).toBe(640);
  expect(linesNext(linesNext(800, 400), 9)).toBe(800);
});

test('a clock that stands still or is set back stops nothing', () => {
  expect(linesNext(400, 0)).toBe(500);
  expect(linesNext(400, -3_600_000)).toBe(500);
});
