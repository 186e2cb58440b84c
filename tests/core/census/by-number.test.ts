import { expect, test } from 'vitest';
import { createByNumber } from '../../../electron/core/census/by-number.ts';

test('values are found under their numbers, on whatever page these lie', () => {
  const numbers = [0, 1, 1023, 1024, 1025, 262_144, 5_000_000_000];
  const kept = createByNumber<string>();
  for (const no of numbers) kept.set(no, `first ${no}`);
  for (const no of numbers) expect(kept.get(no)).toBe(`first ${no}`);
  kept.set(1024, 'second');
  kept.delete(1023);
  kept.delete(7);
  kept.delete(9_000_000);
  expect([1022, 1023, 1024, 1025, 9_000_000].map((no) => kept.get(no))).toEqual([
    undefined,
    undefined,
    'second',
    'first 1025',
    undefined,
  ]);
});
