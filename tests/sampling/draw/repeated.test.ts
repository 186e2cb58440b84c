import { expect, test } from 'vitest';
import { findingRepeated } from '../../../sampling/draw/repeated.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';

const repeatedIn = (ids: readonly string[]) => inOneGo(findingRepeated(ids));

test('each id that occurs again is named once, in the order in which it was seen again', () => {
  expect(repeatedIn(['a', 'b', '', 'b', 'c', 'a', 'b', ''])).toEqual(['b', 'a', '']);
});

test('nothing repeats in nothing, in one id, and in ids that differ in one character', () => {
  expect(repeatedIn([])).toEqual([]);
  expect(repeatedIn(['a'])).toEqual([]);
  expect(repeatedIn(['é', 'e\u0301', 'E', 'e', 'e ', ' e', 'e\u0000'])).toEqual([]);
});

test('among thousands of ids those that repeat are found, and no other', () => {
  const ids = Array.from({ length: 40_000 }, (_, n) => `X${(n * 7919) % 39_000}-${n % 3}`);
  const counts = Map.groupBy(ids, (id) => id);
  const again = new Set([...counts].filter(([, all]) => all.length > 1).map(([id]) => id));
  expect(again.size).toBeGreaterThan(100);
  expect(new Set(repeatedIn(ids))).toEqual(again);
});
