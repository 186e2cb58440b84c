import { describe, expect, test } from 'vitest';
import { createDice } from '../../../central/seed/dice.ts';

const throws = (seed: string, label: string) => {
  const dice = createDice(seed, label);
  return Array.from({ length: 5 }, () => dice.whole(1, 1_000_000));
};

test('a seed and a label throw the same numbers for ever', () => {
  // Written down once: another machine, and another year, must throw these.
  expect(throws('second-watch', 'people')).toEqual(throws('second-watch', 'people'));
  expect(throws('second-watch', 'people')).toMatchInlineSnapshot(`
    [
      660706,
      655415,
      128056,
      261797,
      402513,
    ]
  `);
});

test('another label, or the same letters cut elsewhere, is another stream', () => {
  expect(throws('second-watch', 'tours')).not.toEqual(throws('second-watch', 'people'));
  expect(throws('second-watc', 'hpeople')).not.toEqual(throws('second-watch', 'people'));
});

describe('thrown often', () => {
  const dice = createDice('often', 'x');
  const many = Array.from({ length: 20_000 }, () => dice.fraction());

  test('fractions lie from 0 up to, not including, 1, and fill it evenly', () => {
    expect(many.every((value) => value >= 0 && value < 1)).toBe(true);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => many.filter((value) => Math.floor(value * 10) === tenth).length,
    );
    expect(Math.min(...tenths)).toBeGreaterThan(1850);
    expect(Math.max(...tenths)).toBeLessThan(2150);
  });

  test('half of the skewed numbers lie below the median', () => {
    const below = Array.from({ length: 20_000 }, () => dice.skewed(9, 0.6)).filter(
      (value) => value < 9,
    ).length;
    expect(Math.abs(below - 10_000)).toBeLessThan(300);
  });

  test('weights are kept', () => {
    const picked = Array.from({ length: 20_000 }, () => dice.weighted([1, 3], (weight) => weight));
    expect(Math.abs(picked.filter((weight) => weight === 3).length - 15_000)).toBeLessThan(300);
  });
});
