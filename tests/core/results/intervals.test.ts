import { expect, test } from 'vitest';
import { intervalsOf } from '../../../electron/core/results/intervals.ts';
import { estimateRate } from '../../../sampling/statistics/estimate.ts';
import { wilson } from '../../../sampling/statistics/wilson.ts';

const intervals = (...found: readonly (readonly [population: number, sample: number, bad: number])[]) => {
  const strata = found.map(([population, sample, bad], at) => ({ key: `s${at}`, population, sample, bad }));
  const estimate = estimateRate(strata, 0.95);
  if (estimate.kind !== 'estimate') throw new Error('no estimate');
  return { estimate, all: intervalsOf(estimate, strata, 0.95) };
};

test('a rate has Wilson’s interval, the exact one, and a limit on each side by itself', () => {
  const { estimate, all } = intervals([1000, 60, 7]);
  const { lower, upper } = wilson(7, 60, 0.95);
  expect(all).toMatchObject({
    wilson: { low: lower, high: upper },
    exact: { low: estimate.finite.lower, high: estimate.finite.upper },
  });
  expect(all?.atLeast).toBeGreaterThan(estimate.finite.lower);
  expect(all?.atMost).toBeLessThan(estimate.finite.upper);
});

test('strata together keep an interval of their own', () => {
  const { estimate, all } = intervals([600, 40, 4], [400, 20, 5]);
  expect(all?.wilson).toEqual({ low: estimate.wilson.lower, high: estimate.wilson.upper });
  expect(all?.exact).toEqual({ low: estimate.finite.lower, high: estimate.finite.upper });
});

test('where nothing was found there is no “at least”, where all were, no “at most”', () => {
  expect(intervals([1000, 60, 0]).all).toMatchObject({ atLeast: null, atMost: expect.any(Number) });
  expect(intervals([1000, 60, 60]).all).toMatchObject({ atLeast: expect.any(Number), atMost: null });
});

test('what was looked at whole has no interval: its rate is known', () => {
  expect(intervals([25, 25, 3]).all).toBeNull();
  expect(intervals([25, 25, 3], [10, 10, 0]).all).toBeNull();
});
