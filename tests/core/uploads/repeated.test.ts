import { expect, test } from 'vitest';
import { hour } from '../../../contract/time.ts';
import { type Pair, repeatedOf } from '../../../electron/core/uploads/repeated.ts';
import { createSums, quantiles, spreadOf } from '../../../electron/core/uploads/tally.ts';

const pair = (officer: string, device: string, late: number, uploads: number): Pair => ({
  officer,
  device,
  late,
  uploads,
});
const named = (...pairs: readonly Pair[]) =>
  repeatedOf(pairs).map(({ kind, of }) => `${kind} ${kind === 'device' ? of.device : of.officer}`);

test('two officers late with one camera: the camera', () => {
  expect(named(pair('a', 'x', 6, 10), pair('b', 'x', 5, 10), pair('a', 'y', 1, 40))).toEqual(['device x']);
});

test('one officer late with two cameras with which nobody else is: the officer', () => {
  expect(named(pair('a', 'x', 6, 10), pair('a', 'y', 9, 20), pair('b', 'x', 0, 20))).toEqual(['officer a']);
});

test('one officer with one camera can’t be told apart, and is said so', () => {
  expect(named(pair('a', 'x', 6, 10), pair('a', 'y', 0, 20))).toEqual(['one-pair a']);
});

test('an officer’s second camera that is bad with others too is no word against the officer', () => {
  expect(named(pair('a', 'x', 6, 10), pair('b', 'x', 6, 10), pair('a', 'y', 6, 10))).toEqual([
    'device x',
    'one-pair a',
  ]);
});

test('few are no habit: under 3 late, or under 1 in 4, nobody is named', () => {
  expect(named(pair('a', 'x', 2, 2), pair('b', 'x', 2, 3))).toEqual([]);
  expect(named(pair('a', 'x', 9, 41), pair('a', 'y', 10, 41))).toEqual([]);
});

test('late is over 24 hours after the end; what hasn’t come by then counts with it', () => {
  const sums = createSums(100 * hour);
  const row = (uploadedAt: number | null, dockedAt: number | null, endedAt = 0) =>
    sums.add({ endedAt, uploadedAt, dockedAt, officer: 1, squad: 2, device: 3 });
  row(24 * hour, 1);
  row(24 * hour + 1, 25 * hour);
  row(30 * hour, 2 * hour);
  row(30 * hour, null);
  row(null, null);
  row(null, null, 90 * hour);
  expect(sums.all).toMatchObject({
    late: 3,
    overdue: 1,
    lags: [24, 24, 30, 30].map((h, at) => h * hour + (at === 1 ? 1 : 0)),
  });
  expect(sums.docks).toEqual({ lateDocked: 1, lateAfterDock: 1, dockUnknown: 1 });
  expect(sums.waiting()).toBe(2);
  expect(sums.pairs(String)).toEqual([{ officer: '1', device: '3', uploads: 5, late: 4 }]);
});

test('the median and the ninetieth are values that were measured', () => {
  expect(quantiles([], 0.5)).toEqual([null]);
  expect(quantiles([5, 1, 3], 0.5)).toEqual([3]);
  expect(quantiles([4, 1, 3, 2], 0.5)).toEqual([2]);
  expect(quantiles([10, 1, 2, 3, 4, 5, 6, 7, 8, 9], 0.5, 0.9)).toEqual([5, 9]);
  expect(spreadOf([1, 6 * hour, 6 * hour + 1, 80 * hour]).map(({ uploads }) => uploads)).toEqual([
    2, 1, 0, 0, 0, 1,
  ]);
});
