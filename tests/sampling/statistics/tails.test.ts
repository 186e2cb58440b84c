import { describe, expect, test } from 'vitest';
import { binomialAtLeast, binomialAtMost, binomialPmf } from '../../../sampling/statistics/binomial.ts';
import {
  hypergeometricAtLeast,
  hypergeometricAtMost,
  hypergeometricPmf,
} from '../../../sampling/statistics/hypergeometric.ts';
import { normalQuantile } from '../../../sampling/statistics/normal.ts';
import { studentQuantile } from '../../../sampling/statistics/student.ts';

/** Within `digits` significant digits. */
function near(value: number, published: number, digits = 12): void {
  expect(Math.abs(value / published - 1)).toBeLessThan(10 ** -digits);
}

// The long values come from mpmath with 50 digits.
describe('the binomial tails', () => {
  test.each<[bad: number, sample: number, rate: number, atMost: number, atLeast: number]>([
    [10, 1_000_000, 0.00001, 0.583039750194028, 0.5420709110818713],
    [199_000, 1_000_000, 0.2, 0.006208537985000185, 0.9938351936537385],
    [7, 8, 0.001, 1, 7.993e-21],
    [3, 59, 0.05, 0.6587732737483978, 0.5710719691927745],
  ])('%d of %d at %f', (bad, sample, rate, atMost, atLeast) => {
    near(binomialAtMost(bad, sample, rate), atMost);
    near(binomialAtLeast(bad, sample, rate), atLeast);
  });

  test('add up to one, and to the sums of the masses', () => {
    for (const [sample, rate] of [
      [1, 0.5],
      [17, 0.03],
      [60, 0.5],
      [333, 0.97],
    ] as const) {
      let sum = 0;
      for (let bad = 0; bad <= sample; bad += 1) {
        sum += binomialPmf(bad, sample, rate);
        expect(binomialAtMost(bad, sample, rate)).toBeCloseTo(sum, 12);
        expect(binomialAtMost(bad, sample, rate) + binomialAtLeast(bad + 1, sample, rate)).toBeCloseTo(1, 12);
      }
    }
  });

  test('know the edges: nothing drawn, no bad item, all bad', () => {
    expect([binomialPmf(0, 0, 0.3), binomialAtMost(0, 0, 0.3), binomialAtLeast(1, 0, 0.3)]).toEqual([
      1, 1, 0,
    ]);
    expect([binomialPmf(0, 9, 0), binomialAtMost(0, 9, 0), binomialAtLeast(1, 9, 0)]).toEqual([1, 1, 0]);
    expect([binomialPmf(9, 9, 1), binomialAtMost(8, 9, 1), binomialAtLeast(9, 9, 1)]).toEqual([1, 0, 1]);
    expect([binomialPmf(-1, 9, 0.5), binomialPmf(10, 9, 0.5)]).toEqual([0, 0]);
  });
});

describe('the hypergeometric tails', () => {
  test.each<[bad: number, sample: number, size: number, inAll: number, pmf: number, atMost: number]>([
    [12, 400, 1_000_000, 25_000, 0.09575616472852583, 0.7940108691923331],
    [10_000, 50_000, 1_000_000, 200_000, 0.004576141654727252, 0.5026999129245832],
    [40, 100, 120, 50, 0.13831470322220527, 0.27937689212135863],
    [0, 35, 500, 40, 0.04845662050010151, 0.04845662050010151],
  ])('%d of %d from %d of which %d are bad', (bad, sample, size, inAll, pmf, atMost) => {
    near(hypergeometricPmf(bad, sample, { size, bad: inAll }), pmf);
    near(hypergeometricAtMost(bad, sample, { size, bad: inAll }), atMost);
  });

  test('add up to one, mirror good and bad, and mirror drawn and left', () => {
    for (const [size, inAll, sample] of [
      [1, 1, 1],
      [9, 0, 4],
      [20, 13, 11],
      [60, 7, 59],
      [150, 75, 40],
    ] as const) {
      let sum = 0;
      for (let bad = 0; bad <= sample; bad += 1) {
        const population = { size, bad: inAll };
        sum += hypergeometricPmf(bad, sample, population);
        expect(hypergeometricAtMost(bad, sample, population)).toBeCloseTo(sum, 12);
        expect(hypergeometricAtLeast(bad + 1, sample, population)).toBeCloseTo(1 - sum, 12);
        const good = hypergeometricPmf(sample - bad, sample, { size, bad: size - inAll });
        expect(hypergeometricPmf(bad, sample, population)).toBeCloseTo(good, 12);
        const left = hypergeometricPmf(inAll - bad, size - sample, population);
        expect(hypergeometricPmf(bad, sample, population)).toBeCloseTo(left, 12);
      }
    }
  });

  test('come close to the binomial in a large population', () => {
    const rare = hypergeometricAtMost(2, 59, { size: 10_000_000, bad: 500_000 });
    expect(rare).toBeCloseTo(binomialAtMost(2, 59, 0.05), 5);
  });
});

test('the normal quantile has the digits of Algorithm AS 241', () => {
  near(normalQuantile(0.975), 1.959963984540054, 14);
  near(normalQuantile(0.05), -1.6448536269514729, 14);
  near(normalQuantile(1e-20), -9.262340089798409, 14);
  for (const p of [0.001, 0.07, 0.3, 0.49]) expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 12);
  expect(normalQuantile(0.5)).toBe(0);
});

test("Student's t has the tables' digits and becomes normal", () => {
  near(studentQuantile(0.975, 1), 12.706204736174694);
  near(studentQuantile(0.975, 30.5), 2.04086944518632);
  near(studentQuantile(0.025, 3), -3.1824463052837086);
  near(studentQuantile(0.975, 1e9), normalQuantile(0.975), 8);
  expect(studentQuantile(0.5, 4)).toBe(0);
});

test('nonsense is a bug and throws', () => {
  expect(() => binomialAtMost(1, 2.5, 0.1)).toThrow('sample is a whole number');
  expect(() => binomialAtMost(1, 2, Number.NaN)).toThrow('rate lies from 0 to 1, not NaN');
  expect(() => hypergeometricPmf(1, 5, { size: 4, bad: 1 })).toThrow(
    'sample is a whole number from 0 to 4, not 5',
  );
  expect(() => normalQuantile(1)).toThrow('probability lies between 0 and 1, not 1');
});
