import { describe, expect, test } from 'vitest';
import { type Estimate, estimateRate, type NoEstimate } from '../../../sampling/statistics/estimate.ts';
import { finiteInterval } from '../../../sampling/statistics/finite.ts';
import { sizeLeftByWeights, stratifiedRate } from '../../../sampling/statistics/stratified.ts';
import { designs, simulated } from './coverage.ts';

type Triple = readonly [population: number, sample: number, bad: number];

const strata = (...triples: readonly Triple[]) =>
  triples.map(([population, sample, bad], i) => ({ key: `${i}`, population, sample, bad }));

function of(answer: Estimate | NoEstimate): Estimate {
  if (answer.kind !== 'estimate') throw new Error(answer.why);
  return answer;
}

test('one stratum is a simple sample: hypergeometric', () => {
  const answer = of(estimateRate(strata([500, 40, 3]), 0.95));
  expect(answer.finite).toEqual(finiteInterval({ bad: 3, sample: 40, population: 500 }, 0.95));
});

test('strata that were looked at in full leave one number', () => {
  const answer = of(estimateRate(strata([12, 12, 5], [7, 7, 0], [1, 1, 1]), 0.95));
  expect(answer).toMatchObject({ rate: 0.3, standardError: 0 });
  expect(answer.finite).toEqual({ lower: 0.3, upper: 0.3, lowerCount: 6, upperCount: 6 });
  for (const { lower, upper } of [answer.wilson, answer.exact]) {
    expect(lower).toBeCloseTo(0.3, 12);
    expect(upper).toBeCloseTo(0.3, 12);
  }
});

test('an empty stratum changes nothing; an unseen one is named', () => {
  const two = [
    [500, 30, 2],
    [300, 20, 1],
  ] as const;
  expect(estimateRate(strata(...two, [0, 0, 0]), 0.95)).toEqual(estimateRate(strata(...two), 0.95));
  expect(estimateRate(strata(...two, [9, 0, 0]), 0.95)).toEqual({
    kind: 'no-estimate',
    why: 'stratum-not-seen',
    strata: ['2'],
  });
  expect(estimateRate(strata([0, 0, 0]), 0.95)).toEqual({
    kind: 'no-estimate',
    why: 'population-empty',
    strata: [],
  });
});

test('all bad and none bad mirror each other, and neither is certain', () => {
  const shape = [
    [900, 10],
    [500, 30],
    [60, 1],
  ] as const;
  const none = of(estimateRate(strata(...shape.map(([size, n]) => [size, n, 0] as const)), 0.95));
  const all = of(estimateRate(strata(...shape.map(([size, n]) => [size, n, n] as const)), 0.95));
  for (const kind of ['wilson', 'exact', 'finite'] as const) {
    expect(none[kind].lower).toBe(0);
    expect(none[kind].upper).toBeGreaterThan(0.03);
    expect(all[kind].upper).toBe(1);
    expect(all[kind].lower).toBeCloseTo(1 - none[kind].upper, 10);
  }
});

test('strata of one kind, in proportion, are as sharp as one sample', () => {
  const same = strata([1_000, 50, 5], [1_000, 50, 5]);
  expect(sizeLeftByWeights(same)).toBeCloseTo(100 / (1 - 49 / 999), 8);
  const answer = of(estimateRate(same, 0.95));
  const simple = finiteInterval({ bad: 10, sample: 100, population: 2_000 }, 0.95);
  expect(answer.finite.lower).toBeCloseTo(simple.lower, 2);
  expect(answer.finite.upper).toBeCloseTo(simple.upper, 2);
});

test('a large stratum without a bad item does not make the result certain', () => {
  // R's interval ends at 1.6 % here, though 30 good ones of 10,000 leave room for far more.
  const answer = of(estimateRate(strata([10_000, 30, 0], [500, 30, 4], [50, 30, 9]), 0.95));
  expect(answer.finite.upper).toBeGreaterThan(0.1);
  expect(answer.wilson.upper).toBeGreaterThan(0.1);
});

test('strata all good and all bad side by side have an interval', () => {
  const answer = of(estimateRate(strata([100, 3, 3], [200, 3, 0], [70, 1, 1], [80, 2, 1]), 0.95));
  expect(answer.wilson.lower).toBeGreaterThan(0);
  expect(answer.wilson.lower).toBeLessThan(answer.rate);
  expect(answer.wilson.upper).toBeGreaterThan(answer.rate);
  expect(answer.wilson.upper).toBeLessThan(1);
});

test('a stratum of one item borrows the spread of the others', () => {
  const { standardError } = stratifiedRate(strata([100, 1, 0], [100, 10, 5]));
  // Rate 1/4: (1/2)² (1 − 1/100) 3/16 + (1/2)² (1 − 10/100) (1/4) / 9.
  expect(standardError).toBeCloseTo(Math.sqrt(0.25 * 0.99 * (3 / 16) + (0.25 * 0.9 * 0.25) / 9), 12);
});

describe('how often the true rate is inside, by drawing again and again', () => {
  test.each(designs)('$name', (design) => {
    const { finite, upper, wilson } = simulated(design);
    // 700 draws are off by 1.6 points now and then.
    expect(finite.least).toBeGreaterThan(0.93);
    expect(upper.least).toBeGreaterThan(0.93);
    // On average; at a single low rate it may be 10 points below.
    expect(wilson.mean).toBeGreaterThan(0.91);
  });
});

test('nonsense is a bug and throws', () => {
  expect(() => estimateRate(strata([5, 6, 0]), 0.95)).toThrow('sample is a whole number from 0 to 5, not 6');
  expect(() => estimateRate(strata([5, 2, 3]), 0.95)).toThrow('bad is a whole number');
  expect(() => estimateRate([...strata([5, 2, 1]), ...strata([5, 2, 1])], 0.95)).toThrow(
    '"0" is there twice',
  );
});
