import { expect, test } from 'vitest';
import {
  lagFilterOf,
  lagQueryOf,
  noLagFilter,
  uploadAskOf,
} from '../../../../renderer/dispatch/uploads/filter.ts';
import { lagText, lateText, stepText } from '../../../../renderer/dispatch/uploads/upload-words.ts';

test('a filter and its address are the same', () => {
  for (const filter of [
    noLagFilter,
    { ...noLagFilter, days: null },
    { of: 'late', officer: 'o', unit: 'u', device: 'X 1', days: 30 } as const,
  ])
    expect(lagFilterOf(lagQueryOf(filter))).toEqual(filter);
  expect(lagQueryOf(noLagFilter)).toBe('');
});

test('days are counted back from a midnight, so that within a day the question is the same', () => {
  const at = new Date(2026, 10, 22, 18).getTime();
  const { from = 0 } = uploadAskOf({ ...noLagFilter, days: 30 }, at);
  expect(new Date(from).getHours()).toBe(0);
  expect(uploadAskOf({ ...noLagFilter, days: 30 }, at + 3_600_000)).toEqual({ from });
  expect(uploadAskOf({ ...noLagFilter, days: null }, at)).toEqual({});
});

test('how long is said in hours, from two days on in days and hours', () => {
  const hour = 3_600_000;
  expect([null, 0, 47.5 * hour, 48 * hour, 55.9 * hour].map(lagText)).toEqual([
    '',
    '0 s',
    '47 h 30 min',
    '2 d',
    '2 d 7 h',
  ]);
});

test('few are said as counts; a share comes with many', () => {
  expect(lateText(3, 41)).toBe('3 of 41');
  expect(lateText(28, 380)).toBe('28 of 380 (7.4 %)');
  expect([stepText(6, null), stepText(12, 6), stepText(null, 72)]).toEqual([
    'up to 6 h',
    '6 to 12 h',
    'over 72 h',
  ]);
});
