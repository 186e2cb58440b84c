import { describe, expect, test } from 'vitest';
import { clopperPearson } from '../../../sampling/statistics/clopper-pearson.ts';
import { finiteInterval } from '../../../sampling/statistics/finite.ts';
import type { Interval, Side } from '../../../sampling/statistics/interval.ts';
import { wilson } from '../../../sampling/statistics/wilson.ts';
import { coverageOf, finiteCoverageOf } from './coverage.ts';

const percent = ({ lower, upper }: Interval) => [lower, upper].map((rate) => (rate * 100).toFixed(1));

test.each<[bad: number, sample: number, wilson: [string, string], exact: [string, string]]>([
  [17, 98, ['11.1', '26.0'], ['10.4', '26.3']],
  [36, 151, ['17.7', '31.2'], ['17.3', '31.4']],
  [2, 33, ['1.7', '19.6'], ['0.7', '20.2']],
  [73, 119, ['52.4', '69.6'], ['52.0', '70.1']],
])('%d of %d', (bad, sample, wilsonSays, exactSays) => {
  expect(percent(wilson(bad, sample, 0.95))).toEqual(wilsonSays);
  expect(percent(clopperPearson(bad, sample, 0.95))).toEqual(exactSays);
});

const kinds: Record<string, (bad: number, sample: number, confidence: number, side?: Side) => Interval> = {
  Wilson: wilson,
  'Clopper–Pearson': clopperPearson,
  'finite population': (bad, sample, confidence, side) =>
    finiteInterval({ bad, sample, population: 200 }, confidence, side),
};

describe.each(Object.entries(kinds))('the %s interval', (_, interval) => {
  test('holds the rate that was found, grows with the confidence, and moves with the bad items', () => {
    for (const sample of [1, 2, 7, 40, 111]) {
      let before: Interval = { lower: -1, upper: -1 };
      for (let bad = 0; bad <= sample; bad += 1) {
        const at95 = interval(bad, sample, 0.95);
        const at99 = interval(bad, sample, 0.99);
        expect(at95.lower).toBeLessThanOrEqual(bad / sample);
        expect(at95.upper).toBeGreaterThanOrEqual(bad / sample);
        expect(at99.lower).toBeLessThanOrEqual(at95.lower);
        expect(at99.upper).toBeGreaterThanOrEqual(at95.upper);
        expect(at95.lower).toBeGreaterThanOrEqual(before.lower);
        expect(at95.upper).toBeGreaterThanOrEqual(before.upper);
        before = at95;
      }
    }
  });

  test('mirrors: what is said of the bad is said of the good', () => {
    for (const [bad, sample] of [
      [0, 9],
      [3, 9],
      [20, 41],
      [41, 41],
    ] as const) {
      const one = interval(bad, sample, 0.9);
      const other = interval(sample - bad, sample, 0.9);
      expect(one.lower).toBeCloseTo(1 - other.upper, 12);
      expect(one.upper).toBeCloseTo(1 - other.lower, 12);
    }
  });

  test('ends at 0 where nothing is bad and at 1 where everything is', () => {
    for (const sample of [1, 2, 50]) {
      expect(interval(0, sample, 0.95).lower).toBe(0);
      expect(interval(sample, sample, 0.95).upper).toBe(1);
    }
  });

  test('one-sided at 97.5 % is the same end as two-sided at 95 %, and the other side is open', () => {
    for (const [bad, sample] of [
      [0, 9],
      [3, 9],
      [20, 41],
    ] as const) {
      const both = interval(bad, sample, 0.95);
      const upper = interval(bad, sample, 0.975, 'upper');
      const lower = interval(bad, sample, 0.975, 'lower');
      expect(upper.upper).toBeCloseTo(both.upper, 12);
      expect(lower.lower).toBeCloseTo(both.lower, 12);
      expect([upper.lower, lower.upper]).toEqual([0, 1]);
    }
  });

  test('says nothing of an empty sample', () => {
    const { lower, upper } = interval(0, 0, 0.95);
    expect([lower, upper]).toEqual([0, 1]);
  });
});

describe('how often the true rate is inside, over all samples there can be', () => {
  test('Clopper–Pearson: always as often as it says', () => {
    for (const sample of [5, 30, 98]) {
      expect(coverageOf('clopperPearson', sample, 0.95).least).toBeGreaterThanOrEqual(0.95);
    }
  });

  test('Wilson: on average as often as it says', () => {
    for (const sample of [30, 98]) expect(coverageOf('wilson', sample, 0.95).mean).toBeCloseTo(0.95, 2);
  });

  test('finite population: always, for each number of bad items there can be', () => {
    for (const [size, sample] of [
      [1, 1],
      [7, 3],
      [60, 20],
      [60, 59],
      [150, 40],
    ] as const) {
      expect(finiteCoverageOf(sample, size, 0.9).least).toBeGreaterThanOrEqual(0.9 - 1e-12);
    }
  });
});

describe('a finite population', () => {
  test('that was looked at in full leaves one number', () => {
    for (const [bad, population] of [
      [0, 1],
      [1, 1],
      [0, 12],
      [5, 12],
      [12, 12],
      [300, 4_000],
    ] as const) {
      const rate = bad / population;
      expect(finiteInterval({ bad, sample: population, population }, 0.95)).toEqual({
        lower: rate,
        upper: rate,
        lowerCount: bad,
        upperCount: bad,
      });
    }
  });

  test('narrows the interval of a large one, and a huge one comes close to Clopper and Pearson', () => {
    const exact = clopperPearson(17, 98, 0.95);
    const small = finiteInterval({ bad: 17, sample: 98, population: 200 }, 0.95);
    const huge = finiteInterval({ bad: 17, sample: 98, population: 10_000_000 }, 0.95);
    expect(small.upper - small.lower).toBeLessThan(exact.upper - exact.lower);
    expect(huge.lower).toBeCloseTo(exact.lower, 4);
    expect(huge.upper).toBeCloseTo(exact.upper, 4);
  });

  test('counts what it has seen: never fewer bad ones than found, never more than are left', () => {
    expect(finiteInterval({ bad: 3, sample: 10, population: 12 }, 0.95)).toMatchObject({
      lowerCount: 3,
      upperCount: 5,
    });
  });

  test('of nobody says nothing', () => {
    const empty = finiteInterval({ bad: 0, sample: 0, population: 0 }, 0.95);
    expect(empty).toEqual({ lower: 0, upper: 1, lowerCount: 0, upperCount: 0 });
  });
});

test('nonsense is a bug and throws', () => {
  expect(() => wilson(3, 2, 0.95)).toThrow('bad is a whole number from 0 to 2, not 3');
  expect(() => clopperPearson(1, 2, 1)).toThrow('confidence lies between 0 and 1, not 1');
  expect(() => finiteInterval({ bad: 0, sample: 5, population: 4 }, 0.95)).toThrow(
    'sample is a whole number',
  );
});
