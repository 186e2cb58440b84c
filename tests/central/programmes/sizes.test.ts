import { describe, expect, test } from 'vitest';
import { type OfficerSoFar, owedBy, sizesForEach, sizesTogether } from '../../../central/programmes/sizes.ts';

const officers = (...rows: readonly (readonly [drawn: number, available: number])[]): OfficerSoFar[] =>
  rows.map(([drawn, available], at) => ({ id: `o${at}`, drawn, available }));
const lot = (id: string) => id;

describe('what a goal owes by a round', () => {
  test('grows to the goal and never jumps by two where the goal is no more than the rounds', () => {
    for (const [goal, rounds] of [
      [5, 10],
      [1, 10],
      [10, 10],
      [3, 3],
      [7, 11],
    ] as const) {
      const owed = Array.from({ length: rounds }, (_, at) => owedBy(goal, at + 1, rounds));
      expect([owed[0], owed.at(-1)]).toEqual([1, goal]);
      expect(Math.max(...owed.map((now, at) => now - (owed[at - 1] ?? 0)))).toBe(1);
    }
  });

  test('is a whole number where it is one', () => {
    expect(owedBy(5, 3, 15)).toBe(1);
    expect(owedBy(14, 200, 400)).toBe(7);
  });
});

describe('sizes for each officer', () => {
  test('bring everybody to what is owed, as far as there are recordings', () => {
    expect([...sizesForEach(officers([0, 9], [2, 9], [3, 9], [0, 1], [1, 0]), 2).values()]).toEqual([
      2, 0, 0, 1, 0,
    ]);
  });
});

describe('sizes for a squad together', () => {
  test('leave nobody with recordings two behind another', () => {
    expect([...sizesTogether(officers([0, 9], [2, 9], [1, 9]), 8, lot).values()]).toEqual([3, 1, 1]);
  });

  test('give what one doesn’t have to the others', () => {
    expect([...sizesTogether(officers([0, 1], [0, 9], [0, 9]), 7, lot).values()]).toEqual([1, 3, 3]);
  });

  test('end where nothing is left, and where nothing is owed', () => {
    expect([...sizesTogether(officers([0, 1], [0, 2]), 9, lot).values()]).toEqual([1, 2]);
    expect([...sizesTogether(officers([3, 9], [3, 9]), 5, lot).values()]).toEqual([0, 0]);
  });

  test('between equals the lot decides', () => {
    const turned = (id: string) => (id === 'o1' ? 'a' : 'b');
    expect([...sizesTogether(officers([0, 9], [0, 9]), 1, turned).values()]).toEqual([0, 1]);
  });
});
