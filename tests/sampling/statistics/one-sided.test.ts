import { expect, test } from 'vitest';
import { estimateRate } from '../../../sampling/statistics/estimate.ts';
import { oneSided } from '../../../sampling/statistics/one-sided.ts';

const strata = (...all: readonly (readonly [population: number, sample: number, bad: number])[]) =>
  all.map(([population, sample, bad], at) => ({ key: `s${at}`, population, sample, bad }));

test.each([
  strata([1000, 60, 7]),
  strata([40, 38, 1]),
  strata([1_000_000, 400, 0]),
  strata([600, 40, 4], [400, 20, 5]),
  strata([600, 40, 0], [400, 20, 0], [0, 0, 0]),
  strata([25, 25, 25]),
])('each limit is the exact interval’s with all of the doubt on its side: %j', (...found) => {
  const ends = (['lower', 'upper'] as const).map((side) => {
    const estimate = estimateRate(found, 0.95, side);
    return estimate.kind === 'estimate' ? estimate.finite[side] : null;
  });
  expect(oneSided(found, 0.95)).toEqual({ atLeast: ends[0], atMost: ends[1] });
});

test('a limit is nearer than the end of the two-sided interval', () => {
  const found = strata([1000, 60, 7]);
  const both = estimateRate(found, 0.95);
  if (both.kind !== 'estimate') throw new Error('no estimate');
  const { atLeast, atMost } = oneSided(found, 0.95);
  expect(atLeast).toBeGreaterThan(both.finite.lower);
  expect(atMost).toBeLessThan(both.finite.upper);
});
