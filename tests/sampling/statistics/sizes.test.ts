import { describe, expect, test } from 'vitest';
import { binomialAtMost } from '../../../sampling/statistics/binomial.ts';
import { clopperPearson } from '../../../sampling/statistics/clopper-pearson.ts';
import { finiteInterval } from '../../../sampling/statistics/finite.ts';
import { hypergeometricAtMost } from '../../../sampling/statistics/hypergeometric.ts';
import { roundDown, roundUp } from '../../../sampling/statistics/rounding.ts';
import type { NoSize, Size } from '../../../sampling/statistics/size.ts';
import { discoverySize } from '../../../sampling/statistics/size-discovery.ts';
import { estimationSize, marginOf } from '../../../sampling/statistics/size-estimation.ts';
import { expectedBad, tolerableSize } from '../../../sampling/statistics/size-tolerable.ts';

const sizeOf = (answer: Size | NoSize) => (answer.kind === 'size' ? answer.size : answer.why);

describe('the size for estimating a rate', () => {
  test.each<[population: number, confidence: number, margin: number, size: number]>([
    [325_000, 0.95, 0.1, 97],
    [102_569, 0.95, 0.05, 383],
    [1_000, 0.9, 0.1, 64],
  ])('%d items, %f sure, to within %f: %d', (population, confidence, margin, size) => {
    expect(sizeOf(estimationSize({ population, confidence, margin, expectedRate: 0.5 }))).toBe(size);
  });

  test('is the smallest one whose margin is small enough', () => {
    for (const population of [null, 1_000_000, 4_000, 90]) {
      for (const margin of [0.02, 0.05, 0.13]) {
        for (const expectedRate of [0.02, 0.2, 0.5]) {
          const goal = { confidence: 0.95, margin, expectedRate, population };
          const answer = estimationSize(goal);
          if (answer.kind !== 'size') throw new Error(answer.why);
          expect(marginOf(answer.size, goal)).toBeLessThanOrEqual(margin + 1e-12);
          if (answer.size > 1) expect(marginOf(answer.size - 1, goal)).toBeGreaterThan(margin);
        }
      }
    }
  });

  test('never exceeds the population, and looks at all of a tiny one', () => {
    const goal = { confidence: 0.95, margin: 0.05, expectedRate: 0.5 };
    for (const population of [1, 2, 3, 10])
      expect(sizeOf(estimationSize({ ...goal, population }))).toBe(population);
    expect(marginOf(10, { ...goal, population: 10 })).toBe(0);
  });

  test('is refused where nothing varies and where nothing is', () => {
    const goal = { confidence: 0.95, margin: 0.05, expectedRate: 0, population: null };
    expect(sizeOf(estimationSize(goal))).toBe('nothing-varies');
    expect(sizeOf(estimationSize({ ...goal, expectedRate: 1 }))).toBe('nothing-varies');
    expect(sizeOf(estimationSize({ ...goal, expectedRate: 0.5, population: 0 }))).toBe('population-empty');
  });
});

describe('the size for a tolerable rate', () => {
  test.each<[confidence: number, tolerableRate: number, expectedRate: number, size: number, allowed: number]>(
    [
      [0.95, 0.01, 0, 299, 0],
      [0.95, 0.02, 0, 149, 0],
      [0.95, 0.05, 0, 59, 0],
      [0.95, 0.1, 0, 29, 0],
      [0.95, 0.05, 0.01, 93, 1],
      // 14 of 400: 0.035 × 400 is 14.000000000000002.
      [0.9, 0.05, 0.035, 400, 14],
    ],
  )(
    '%f sure, at most %f, expecting %f: %d, %d of them bad',
    (confidence, tolerableRate, expectedRate, size, allowed) => {
      const answer = tolerableSize({ confidence, tolerableRate, expectedRate, population: null });
      expect(answer).toMatchObject({ kind: 'size', size, allowed });
    },
  );

  test.each<[tolerableRate: number, size: number]>([
    [0.08, 35],
    [0.04, 69],
    [0.02, 129],
  ])('of 500 items, at most %f, expecting none: %d', (tolerableRate, size) => {
    expect(sizeOf(discoverySize({ confidence: 0.95, tolerableRate, population: 500 }))).toBe(size);
  });

  test('is the smallest one that will do, by trying each', () => {
    for (const population of [null, 1, 7, 60, 500]) {
      for (const tolerableRate of [0.02, 0.11, 0.3, 0.95]) {
        for (const expectedRate of [0, 0.01, 0.04, 0.1]) {
          for (const confidence of [0.8, 0.9, 0.95]) {
            if (expectedRate >= tolerableRate) continue;
            const goal = { confidence, tolerableRate, expectedRate, population };
            expect([goal, sizeOf(tolerableSize(goal))]).toEqual([goal, byTrying(goal)]);
          }
        }
      }
    }
  });

  function byTrying(goal: Parameters<typeof tolerableSize>[0]): number | string {
    const { confidence, tolerableRate, expectedRate, population } = goal;
    const bad = population === null ? 0 : Math.max(1, Math.ceil(population * tolerableRate - 1e-9));
    for (let size = 1; size <= (population ?? 3_000); size += 1) {
      const allowed = Math.ceil(size * expectedRate - 1e-9);
      const chance =
        population === null
          ? binomialAtMost(allowed, size, tolerableRate)
          : hypergeometricAtMost(allowed, size, { size: population, bad });
      if (chance <= 1 - confidence + 1e-12) return size;
    }
    return 'population-too-small';
  }

  test('and the upper limit of so good a sample agree', () => {
    for (const population of [null, 500, 12_345]) {
      const goal = { confidence: 0.95, tolerableRate: 0.06, expectedRate: 0.015, population };
      const answer = tolerableSize(goal);
      if (answer.kind !== 'size') throw new Error(answer.why);
      const { allowed: bad, size: sample } = answer;
      const { upper } =
        population === null
          ? clopperPearson(bad, sample, 0.95, 'upper')
          : finiteInterval({ bad, sample, population }, 0.95, 'upper');
      expect(upper).toBeLessThan(0.06);
    }
  });

  test('falls with the tolerable rate, rises with confidence and with the population', () => {
    const sizes = (
      goals: readonly { confidence: number; tolerableRate: number; population: number | null }[],
    ) => goals.map((goal) => Number(sizeOf(discoverySize(goal))));
    const rates = [0.3, 0.1, 0.05, 0.01, 0.004].map((tolerableRate) => ({
      confidence: 0.95,
      tolerableRate,
      population: null,
    }));
    const levels = [0.5, 0.8, 0.9, 0.99].map((confidence) => ({
      confidence,
      tolerableRate: 0.05,
      population: 900,
    }));
    const populations = [20, 200, 2_000, 200_000, null].map((population) => ({
      confidence: 0.95,
      tolerableRate: 0.05,
      population,
    }));
    for (const rising of [rates, levels, populations]) {
      expect(sizes(rising)).toEqual(sizes(rising).toSorted((a, b) => a - b));
    }
  });

  test('is refused, as a value, where there is none', () => {
    const goal = { confidence: 0.95, tolerableRate: 0.05, expectedRate: 0.05, population: null };
    expect(tolerableSize(goal)).toEqual({ kind: 'no-size', why: 'tolerable-not-above-expected' });
    expect(sizeOf(tolerableSize({ ...goal, expectedRate: 0.2 }))).toBe('tolerable-not-above-expected');
    expect(sizeOf(tolerableSize({ ...goal, tolerableRate: 0 }))).toBe('tolerable-not-above-expected');
    expect(sizeOf(tolerableSize({ ...goal, expectedRate: 0.0499 }))).toBe('too-large');
    expect(sizeOf(tolerableSize({ ...goal, expectedRate: 0.02, population: 5 }))).toBe(
      'population-too-small',
    );
    expect(sizeOf(tolerableSize({ ...goal, expectedRate: 0, population: 0 }))).toBe('population-empty');
  });

  test('of one item is one item', () => {
    expect(discoverySize({ confidence: 0.95, tolerableRate: 0.05, population: 1 })).toEqual({
      kind: 'size',
      size: 1,
      population: 1,
      allowed: 0,
      chance: 0,
    });
  });
});

test('a rate times a size is a whole number where it was one on paper', () => {
  expect([0.035 * 400, expectedBad(400, 0.035), expectedBad(400, 14 / 400)]).toEqual([
    14.000000000000002, 14, 14,
  ]);
  for (let of = 1; of <= 700; of += 1) {
    for (let bad = 0; bad <= of; bad += 7) {
      expect([roundUp((bad / of) * of), roundDown((bad / of) * of)]).toEqual([bad, bad]);
    }
  }
  expect([roundUp(14.001), roundDown(13.999), roundUp(-0.2)]).toEqual([15, 13, -0]);
});
