import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishable, publishableReasons } from '../../../census/measures/publish.ts';
import { type Counts, noCounts } from '../../../census/measures/tally.ts';

const counts = (yes: number, no: number): Counts => ({ ...noCounts, yes, no });
const says = (value: ReturnType<typeof publishable>['whole']) =>
  value.shown ? `${value.count} of ${value.of}, ${value.percent}` : value.says;

test('a share of fewer than ten cases is hidden, and with it the next smallest where it would be hidden alone', () => {
  const { whole, parts } = publishable(counts(70, 30), [counts(5, 2), counts(40, 10), counts(25, 18)]);
  expect(says(whole)).toBe('70 of 100, 70');
  expect(parts.map(says)).toEqual(['hidden', '40 of 50, 80', 'hidden']);
});

test('where two are hidden, or some cases belong to no part, nothing more is hidden', () => {
  const two = publishable(counts(56, 8), [counts(5, 2), counts(6, 1), counts(45, 5)]);
  expect(two.parts.map(says)).toEqual(['hidden', 'hidden', '45 of 50, 90']);
  const rest = publishable(counts(60, 8), [counts(5, 2), counts(45, 5)]);
  expect(rest.parts.map(says)).toEqual(['hidden', '45 of 50, 90']);
});

test('nothing is no small number', () => {
  const { parts } = publishable(counts(45, 5), [counts(0, 0), counts(45, 5)]);
  expect(parts.map(says)).toEqual(['nothing', '45 of 50, 90']);
});

test('a hidden number can never be told from the whole and the others', () => {
  const part = fc.record({ yes: fc.nat(30), no: fc.nat(8) });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (list) => {
      const parts = list.map(({ yes, no }) => counts(yes, no));
      const sum = list.reduce((all, { yes, no }) => ({ yes: all.yes + yes, no: all.no + no }), counts(0, 0));
      const shown = publishable({ ...noCounts, ...sum }, parts);
      for (const value of [shown.whole, ...shown.parts])
        if (value.shown) expect(value.of).toBeGreaterThanOrEqual(10);
      const hidden = shown.parts.filter((value) => !value.shown && value.says === 'hidden').length;
      if (shown.whole.shown) expect(hidden).not.toBe(1);
    }),
  );
});

test('reasons of fewer than five cases are told together, and add up to no small number', () => {
  expect(publishableReasons({ cancelled: 40, 'not-equipped': 4, repeated: 3 })).toEqual([
    { why: 'cancelled', count: 40 },
    { why: 'other', count: 7 },
  ]);
  // Three alone would be told by the rest, so the next smallest goes with them.
  expect(publishableReasons({ cancelled: 40, 'not-equipped': 6, repeated: 3 })).toEqual([
    { why: 'cancelled', count: 40 },
    { why: 'other', count: 9 },
  ]);
  expect(publishableReasons({ repeated: 3 })).toEqual([]);
  expect(publishableReasons({})).toEqual([]);
});
