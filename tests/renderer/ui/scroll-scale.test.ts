import { expect, test } from 'vitest';
import { type Anchor, scrolledTo, scrollScale, settledAt } from '../../../renderer/ui/table/scroll-scale.ts';

const million = scrollScale(1_000_000 * 38, 700);

test('a list that fits into an element scrolls as it is', () => {
  const scale = scrollScale(50 * 38, 700);
  expect([scale.trackHeight, scale.offsetAt(333), scale.topAt(333)]).toEqual([1900, 333, 333]);
});

test('a million rows stay below the tallest element of the browser at double display scale and double text', () => {
  expect(million.trackHeight * 4).toBeLessThan(2 ** 25);
});

test('both ends of the bar are both ends of the list', () => {
  expect(million.offsetAt(0)).toBe(0);
  expect(million.offsetAt(million.trackHeight - 700)).toBe(38_000_000 - 700);
});

test('near both ends a pixel of the bar is a pixel of the list', () => {
  const end = million.trackHeight - 700;
  expect(million.offsetAt(1234) - million.offsetAt(1233)).toBe(1);
  expect(million.offsetAt(end - 10) - million.offsetAt(end - 11)).toBe(1);
});

test('place and offset are inverse everywhere', () => {
  for (const offset of [0, 5, 199_999, 200_001, 12_345_678, 37_700_000, 37_999_300]) {
    expect(million.offsetAt(million.topAt(offset))).toBeCloseTo(offset, 3);
  }
});

test('a wheel moves pixel for pixel in the stretched middle', () => {
  const start = settledAt(19_000_000, million);
  const moved = scrolledTo(start.top + 120, start, million);
  expect(moved.top + moved.ahead).toBeCloseTo(19_000_120, 6);
});

test('dragging the bar far jumps to the place that it shows', () => {
  const start: Anchor = { top: 0, ahead: 0 };
  const moved = scrolledTo(million.trackHeight / 2, start, million);
  expect(moved.top + moved.ahead).toBeCloseTo(million.offsetAt(million.trackHeight / 2), 6);
});

test('the bar at its top is the first row, even after long wheeling', () => {
  const start: Anchor = { top: 40, ahead: 3000 };
  const moved = scrolledTo(0, start, million);
  expect(moved.top + moved.ahead).toBe(0);
});

test('wheeling never leaves the list', () => {
  const last = 38_000_000 - 700;
  const start: Anchor = { top: 4_000_000, ahead: last - 4_000_000 - 10 };
  const moved = scrolledTo(4_000_100, start, million);
  expect(moved.top + moved.ahead).toBe(last);
});

test('settling keeps the content and puts the bar where it belongs', () => {
  const anchor = settledAt(20_000_000, million);
  expect(anchor.top + anchor.ahead).toBe(20_000_000);
  expect(anchor.top).toBe(million.topAt(20_000_000));
});

test('an empty list has nowhere to scroll', () => {
  const scale = scrollScale(0, 700);
  expect([scale.offsetAt(50), scale.topAt(50), settledAt(50, scale).top]).toEqual([0, 0, 0]);
});
