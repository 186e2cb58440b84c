import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetShowing, rowsPerPage, rowWindow } from '../../../renderer/ui/table/row-window.ts';

test('the rows on the page are those seen and some to spare', () => {
  expect(rowWindow(0, 700, 38, 1_000_000)).toEqual({ first: 0, end: 29 });
  expect(rowWindow(38_000, 700, 38, 1_000_000)).toEqual({ first: 990, end: 1029 });
});

test('a short list is wholly on the page; an empty one has no rows', () => {
  expect(rowWindow(0, 700, 38, 5)).toEqual({ first: 0, end: 5 });
  expect(rowWindow(0, 700, 38, 0)).toEqual({ first: 0, end: 0 });
  expect(rowWindow(0, 700, 0, 100)).toEqual({ first: 0, end: 0 });
});

test('every row that is seen is on the page, and never more than a few views of them', () => {
  fc.assert(
    fc.property(
      fc.nat(38_000_000),
      fc.integer({ min: 1, max: 2200 }),
      fc.integer({ min: 20, max: 90 }),
      fc.nat(1_000_000),
      (offset, view, row, count) => {
        const { first, end } = rowWindow(offset, view, row, count);
        const seenFrom = Math.min(count, Math.floor(offset / row));
        const seenTo = Math.min(count, Math.ceil((offset + view) / row));
        expect(first <= seenFrom && end >= seenTo && end - first <= Math.ceil(view / row) + 21).toBe(true);
      },
    ),
  );
});

test('showing a row moves as little as possible', () => {
  expect(offsetShowing(10, 0, 700, 38)).toBe(0);
  expect(offsetShowing(20, 0, 700, 38)).toBe(21 * 38 - 700);
  expect(offsetShowing(3, 500, 700, 38)).toBe(3 * 38);
});

test('a page down keeps one row', () => {
  expect(rowsPerPage(700, 38)).toBe(17);
  expect(rowsPerPage(10, 38)).toBe(1);
});
