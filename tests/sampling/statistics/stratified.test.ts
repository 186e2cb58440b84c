import { describe, expect, test } from 'vitest';
import { type Estimate, estimateRate, type NoEstimate } from '../../../sampling/statistics/estimate.ts';
import { finiteInterval } from '../../../sampling/statistics/finite.ts';
import type { Side } from '../../../sampling/statistics/interval.ts';
import { kornGraubard } from '../../../sampling/statistics/korn-graubard.ts';
import { sizeLeftByWeights, stratifiedRate } from '../../../sampling/statistics/stratified.ts';
import { drawn, seeded } from './seeded.ts';

type Triple = readonly [population: number, sample: number, bad: number];

const strata = (...triples: readonly Triple[]) =>
  triples.map(([population, sample, bad], i) => ({ key: `${i}`, population, sample, bad }));

function of(answer: Estimate | NoEstimate): Estimate {
  if (answer.kind !== 'estimate') throw new Error(answer.why);
  return answer;
}

// svymean and svyciprop(method = "beta") of survey 4.1-1 in R 4.2.2, with fpc.
test.each<
  [
    found: readonly Triple[],
    confidence: number,
    r: [rate: number, error: number, lower: number, upper: number],
  ]
>([
  [
    [
      [5_000, 50, 7],
      [3_000, 30, 3],
      [2_000, 20, 4],
    ],
    0.95,
    [0.14, 0.0349017733465, 0.0783796105239, 0.224335492556],
  ],
  [
    [
      [10_000, 30, 4],
      [500, 30, 9],
      [50, 30, 12],
    ],
    0.95,
    [0.142496050553, 0.0598720610356, 0.0469169354306, 0.304867921136],
  ],
  [
    [
      [10_000, 30, 0],
      [500, 30, 4],
      [50, 30, 9],
    ],
    0.95,
    [0.00774091627172, 0.00291172715046, 0.00311989710612, 0.0158771693172],
  ],
  [
    [
      [120_000, 40, 9],
      [90_000, 25, 3],
      [60_000, 20, 4],
      [55_000, 12, 1],
    ],
    0.9,
    [0.167333333333, 0.037847567099, 0.108321142607, 0.242265152586],
  ],
])('%j: the digits of R', (found, confidence, [rate, error, lower, upper]) => {
  const ours = stratifiedRate(strata(...found));
  expect(ours.rate).toBeCloseTo(rate, 11);
  expect(ours.standardError).toBeCloseTo(error, 11);
  const effectiveSample = (ours.rate * (1 - ours.rate)) / ours.standardError ** 2;
  const sample = found.reduce((sum, [, one]) => sum + one, 0);
  const interval = kornGraubard(
    { rate: ours.rate, effectiveSample, sample, strata: found.length },
    confidence,
  );
  expect(interval.lower).toBeCloseTo(lower, 10);
  expect(interval.upper).toBeCloseTo(upper, 10);
});

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
  type Design = readonly [
    name: string,
    populations: readonly number[],
    samples: readonly number[],
    skew: readonly number[],
  ];
  const designs: readonly Design[] = [
    ['in proportion', [5_000, 3_000, 2_000], [50, 30, 20], [1, 1, 1]],
    ['in proportion, unlike rates', [5_000, 3_000, 2_000], [50, 30, 20], [1.8, 0.3, 0]],
    ['the same to a large and a tiny stratum', [10_000, 500, 50], [30, 30, 30], [0.3, 2, 3]],
    ['all of it in the large one', [10_000, 500, 50], [30, 30, 30], [1, 0, 0]],
    [
      'three from each of eight',
      [100, 200, 300, 400, 50, 60, 70, 80],
      [3, 3, 3, 3, 3, 3, 3, 3],
      [1, 2, 0, 1, 0, 1, 3, 1],
    ],
    ['single items', [100, 50, 60, 40], [12, 1, 1, 1], [1, 1, 1, 1]],
    ['nearly everything', [20, 30, 25], [19, 28, 24], [1, 1, 1]],
  ];

  test.each(designs)('%s', (_, populations, samples, skew) => {
    const random = seeded(populations.length);
    const size = populations.reduce((sum, one) => sum + one, 0);
    const bases = [0.01, 0.04, 0.12, 0.3];
    let wilson = 0;
    for (const base of bases) {
      const bad = populations.map((one, i) => Math.min(one, Math.round(one * base * (skew[i] ?? 0))));
      const rate = bad.reduce((sum, one) => sum + one, 0) / size;
      const known = new Map<
        string,
        { readonly finite: readonly [boolean, boolean]; readonly wilson: boolean }
      >();
      const held = { finite: 0, upper: 0, wilson: 0 };
      const draws = 700;
      for (let draw = 0; draw < draws; draw += 1) {
        const found = populations.map((one, i) =>
          drawn(random, samples[i] ?? 0, { size: one, bad: bad[i] ?? 0 }),
        );
        const key = found.join();
        const answer = known.get(key) ?? judge(found);
        known.set(key, answer);
        held.finite += Number(answer.finite[0]);
        held.upper += Number(answer.finite[1]);
        held.wilson += Number(answer.wilson);
      }
      // 700 draws are off by 1.6 points now and then.
      expect(held.finite / draws).toBeGreaterThan(0.93);
      expect(held.upper / draws).toBeGreaterThan(0.93);
      wilson += held.wilson / draws / bases.length;

      function judge(found: readonly number[]) {
        const seen = strata(...found.map((one, i) => [populations[i] ?? 0, samples[i] ?? 0, one] as const));
        const inside = (side: Side, kind: 'finite' | 'wilson') => {
          const { lower, upper } = of(estimateRate(seen, 0.95, side))[kind];
          return lower - 1e-12 <= rate && rate <= upper + 1e-12;
        };
        return {
          finite: [inside('both', 'finite'), inside('upper', 'finite')] as const,
          wilson: inside('both', 'wilson'),
        };
      }
    }
    // On average; at a single low rate it may be 10 points below.
    expect(wilson).toBeGreaterThan(0.91);
  });
});

test('nonsense is a bug and throws', () => {
  expect(() => estimateRate(strata([5, 6, 0]), 0.95)).toThrow('sample is a whole number from 0 to 5, not 6');
  expect(() => estimateRate(strata([5, 2, 3]), 0.95)).toThrow('bad is a whole number');
  expect(() => estimateRate([...strata([5, 2, 1]), ...strata([5, 2, 1])], 0.95)).toThrow(
    '"0" is there twice',
  );
});
