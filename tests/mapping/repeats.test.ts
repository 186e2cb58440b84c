import { expect, test } from 'vitest';
import { createNumbering, createRepeats } from '../../mapping/repeats.ts';

test('a row is told from each that differs in one cell, in its kind or in where its cells end', () => {
  const rows = [
    ['ab', 'c', null],
    ['a', 'bc', null],
    ['abc', '', null],
    ['ab', 'c', true],
    ['ab', 'c', false],
    ['ab', 'c', ''],
    ['ab', 'c', 0],
    ['ab', 'c', '0'],
    ['ab', 'c', 1_790_000_000_000],
    // The same lower 32 bits.
    ['ab', 'c', 1_790_000_000_000 + 2 ** 32],
    ['ab', null, 'c'],
    ['ab', 'c'],
    [],
  ];
  const { isRepeated } = createRepeats();
  expect(rows.filter((row) => isRepeated(row))).toEqual([]);
  expect(rows.filter((row) => isRepeated(row))).toEqual(rows);
});

test('as many rows as a file has are told apart and known again', () => {
  const { isRepeated } = createRepeats();
  const row = (n: number) => [`A${n}17`, n % 7, n % 5 === 0 ? null : `B${n % 850}`];
  const first = Array.from({ length: 200_000 }, (_, n) => isRepeated(row(n)));
  expect(first.some(Boolean)).toBe(false);
  expect(Array.from({ length: 200_000 }, (_, n) => isRepeated(row(n))).every(Boolean)).toBe(true);
  expect(isRepeated(row(200_000))).toBe(false);
});

test('rows of one event, unit and officer are numbered, however the event’s number is written', () => {
  const numberOf = createNumbering();
  const row = (eventNumber: string, unit: string | null = 'U') => ({ eventNumber, unit, officerBadge: '1' });
  expect([row('A-1'), row('a1'), row('A1', null), row('A 1'), row('A2')].map(numberOf)).toEqual([
    1, 2, 1, 3, 1,
  ]);
});
