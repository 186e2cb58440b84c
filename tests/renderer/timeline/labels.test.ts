import { expect, test } from 'vitest';
import { type Labelled, placeLabels } from '../../../renderer/timeline/labels.ts';

const mark = (key: string, x: number, text: string, weight = 1): Labelled => ({
  key,
  startX: x,
  endX: x + 7,
  text,
  weight,
});
const wide = (text: string) => text.length * 6;
const placed = (marks: readonly Labelled[]) =>
  Object.fromEntries(placeLabels(marks, 500, wide).map(({ key, anchor, x }) => [key, [anchor, x]]));

test('words stand to the right of their mark', () => {
  expect(placed([mark('a', 100, 'late start')])).toEqual({ a: ['start', 113] });
});

test('at the right edge they stand to the left', () => {
  expect(placed([mark('a', 480, 'early stop')])).toEqual({ a: ['end', 474] });
});

test('words never lie over another mark', () => {
  expect(placed([mark('a', 100, 'late start'), mark('b', 130, '')])).toEqual({ a: ['end', 94] });
});

test('where there is room for one, the weightier keeps its words', () => {
  const crowd = [
    mark('other', 200, 'x'.repeat(40)),
    mark('own', 230, 'x'.repeat(30), 3),
    mark('last', 470, ''),
  ];
  expect(Object.keys(placed(crowd))).toEqual(['own']);
});

test('words that fit nowhere are left away', () => {
  expect(placed([mark('a', 250, 'x'.repeat(60))])).toEqual({});
});
