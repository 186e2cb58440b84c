import { expect, test } from 'vitest';
import { populationInFrame } from '../../../sampling/statistics/in-frame.ts';

test('a stratum of whose sample nothing was out of frame keeps its population', () => {
  expect(populationInFrame(6, { belonging: 2, out: 0 })).toBe(6);
  expect(populationInFrame(0, { belonging: 0, out: 0 })).toBe(0);
});

test('what belongs of a stratum is estimated from what belonged of its sample', () => {
  expect(populationInFrame(1000, { belonging: 30, out: 10 })).toBe(750);
  expect(populationInFrame(6, { belonging: 2, out: 1 })).toBe(4);
  expect(populationInFrame(10, { belonging: 2, out: 1 })).toBe(7);
});

test('of a stratum that was looked at as a whole it is counted', () => {
  expect(populationInFrame(10, { belonging: 7, out: 3 })).toBe(7);
});

test('never fewer than those that were seen to belong, never more than those not seen to be out', () => {
  for (let population = 1; population <= 12; population += 1)
    for (let out = 0; out <= population; out += 1)
      for (let belonging = 0; belonging <= population - out; belonging += 1) {
        const found = populationInFrame(population, { belonging, out });
        expect(found).toBeGreaterThanOrEqual(belonging);
        expect(found).toBeLessThanOrEqual(population - out);
      }
});

test('where nothing is known to belong, all that may still belong stays', () => {
  expect(populationInFrame(50, { belonging: 0, out: 3 })).toBe(47);
});
