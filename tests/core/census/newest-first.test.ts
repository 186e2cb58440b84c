import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newestFirst } from '../../../electron/core/census/newest-first.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';

const sorted = (times: readonly number[]): number[] => [...inOneGo(newestFirst(Float64Array.from(times)))];

test('the newest come first, those of one moment as they came', () => {
  const moment = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 47 }),
    fc.integer({ min: 1_790_000_000_000, max: 1_790_000_000_009 }),
  );
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 300 }), (times) => {
      const order = times.map((_, at) => at).sort((a, b) => (times[b] ?? 0) - (times[a] ?? 0) || a - b);
      expect(sorted(times)).toEqual(order);
    }),
  );
});

test('times that no file should have stand at the ends', () => {
  expect(sorted([5, -1, 0, 1e18, 7.9])).toEqual([3, 4, 0, 1, 2]);
});
