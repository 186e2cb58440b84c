import { describe, expect, test } from 'vitest';
import {
  type AllocationRule,
  allocate,
  type StratumToAllocate,
  sparesOf,
} from '../../../sampling/statistics/allocation.ts';
import { seeded } from './seeded.ts';

const strata = (...populations: readonly number[]): readonly StratumToAllocate[] =>
  populations.map((population, i) => ({ key: `stratum ${i}`, population, expectedRate: 0.5 }));

function samples(of: readonly StratumToAllocate[], size: number, rule: AllocationRule, minimum = 0) {
  const answer = allocate(of, { size, rule, minimum });
  return answer.kind === 'allocation' ? answer.strata.map((one) => one.sample) : answer;
}

test('in proportion, with largest remainders', () => {
  expect(samples(strata(500, 300, 200), 100, 'proportional')).toEqual([50, 30, 20]);
  expect(samples(strata(600, 300, 100), 11, 'proportional')).toEqual([7, 3, 1]);
});

test('the same to each; a stratum that is too small gives its share to the others', () => {
  expect(samples(strata(500, 300, 200), 90, 'equal')).toEqual([30, 30, 30]);
  expect(samples(strata(500, 4, 200), 90, 'equal')).toEqual([43, 4, 43]);
});

test("Neyman's way: more where more varies", () => {
  const two = [
    { key: 'a', population: 1_000, expectedRate: 0.5 },
    { key: 'b', population: 1_000, expectedRate: 0.1 },
    { key: 'c', population: 1_000, expectedRate: 0 },
  ];
  // 0.5 to 0.3 to 0.
  expect(samples(two, 80, 'neyman')).toEqual([50, 30, 0]);
  expect(samples(two, 80, 'neyman', 10)).toEqual([44, 26, 10]);
  expect(samples(two, 2_500, 'neyman')).toEqual([1_000, 1_000, 500]);
  expect(
    samples(
      two.map((one) => ({ ...one, expectedRate: 0 })),
      9,
      'neyman',
    ),
  ).toEqual([3, 3, 3]);
});

test('equal remainders go to the first keys, whatever order the strata come in', () => {
  const three = strata(100, 100, 100);
  expect(samples(three, 10, 'proportional')).toEqual([4, 3, 3]);
  expect(samples(three.toReversed(), 10, 'proportional')).toEqual([4, 3, 3]);
  // 1/3 and 4/3: the same remainder, not the same binary dust.
  expect(samples(strata(100, 400, 100), 2, 'proportional')).toEqual([1, 1, 0]);
});

test('keys are sorted as their UTF-8 bytes are', () => {
  const named = ['\u{1F694}', '\uFF21', 'Ä', 'a', 'B', 'a0'].map((key) => ({
    key,
    population: 9,
    expectedRate: 0.5,
  }));
  const answer = allocate(named, { size: 6, rule: 'equal', minimum: 0 });
  expect(answer.kind === 'allocation' && answer.strata.map((one) => one.key)).toEqual([
    'B',
    'a',
    'a0',
    'Ä',
    '\uFF21',
    '\u{1F694}',
  ]);
});

test('minimums that ask for more than there is to share are named, and so is a size nobody has', () => {
  expect(samples(strata(500, 300, 3), 20, 'proportional', 10)).toEqual({
    kind: 'no-allocation',
    why: 'minimums-exceed-size',
    needed: 23,
  });
  expect(samples(strata(5, 3), 9, 'equal')).toEqual({
    kind: 'no-allocation',
    why: 'size-exceeds-population',
    available: 8,
  });
});

describe('whatever the strata', () => {
  const random = seeded(4);
  const cases = Array.from({ length: 600 }, () => {
    const of = Array.from({ length: 1 + Math.floor(random() * 9) }, (_, i) => ({
      key: `${i}`,
      population: Math.floor(random() ** 4 * 3_000),
      expectedRate: random() < 0.2 ? 0 : random(),
    }));
    const available = of.reduce((sum, one) => sum + one.population, 0);
    return { of, size: Math.floor(random() ** 2 * (available + 1)), minimum: Math.floor(random() ** 3 * 12) };
  });

  test.each<AllocationRule>(['proportional', 'equal', 'neyman'])('%s: exact sum, minimums, caps', (rule) => {
    let shared = 0;
    for (const { of, size, minimum } of cases) {
      const answer = allocate(of, { size, rule, minimum });
      if (answer.kind === 'no-allocation') {
        expect(answer.why).toBe('minimums-exceed-size');
        continue;
      }
      shared += 1;
      expect(answer.strata.reduce((sum, one) => sum + one.sample, 0)).toBe(size);
      for (const { sample, population } of answer.strata) {
        expect(sample).toBeLessThanOrEqual(population);
        expect(sample).toBeGreaterThanOrEqual(Math.min(minimum, population));
      }
    }
    expect(shared).toBeGreaterThan(400);
  });

  test('in proportion, nobody is off by a whole item or more', () => {
    for (const { of, size } of cases) {
      const available = of.reduce((sum, one) => sum + one.population, 0);
      const answer = allocate(of, { size, rule: 'proportional', minimum: 0 });
      if (answer.kind === 'no-allocation' || available === 0) continue;
      for (const { sample, population } of answer.strata) {
        expect(Math.abs(sample - (size * population) / available)).toBeLessThan(1);
      }
    }
  });

  test('everything is shared out when everything is asked for', () => {
    for (const { of } of cases.slice(0, 100)) {
      const all = of.reduce((sum, one) => sum + one.population, 0);
      for (const rule of ['proportional', 'equal', 'neyman'] as const) {
        expect(samples(of, all, rule, 5)).toEqual(of.map((one) => one.population));
      }
    }
  });
});

test('spares: a rate rounded up, or a count, and no more than are left', () => {
  expect(sparesOf({ population: 1_000, sample: 50 }, { rate: 0.1 })).toBe(5);
  expect(sparesOf({ population: 1_000, sample: 51 }, { rate: 0.1 })).toBe(6);
  // 0.07 × 100 is 7.000000000000001.
  expect(sparesOf({ population: 1_000, sample: 100 }, { rate: 0.07 })).toBe(7);
  expect(sparesOf({ population: 53, sample: 50 }, { rate: 0.1 })).toBe(3);
  expect(sparesOf({ population: 53, sample: 50 }, { count: 2 })).toBe(2);
  expect(sparesOf({ population: 50, sample: 50 }, { count: 2 })).toBe(0);
  expect(() => sparesOf({ population: 9, sample: 1 }, { count: -1 })).toThrow('spares');
});

test('two strata of one key are a bug', () => {
  const twice = [...strata(5), ...strata(6)];
  expect(() => allocate(twice, { size: 2, rule: 'equal', minimum: 0 })).toThrow('"stratum 0" is there twice');
});
