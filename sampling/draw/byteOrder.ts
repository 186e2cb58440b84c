import { type Steps, stepItems } from './steps.ts';

/**
 * Orders texts by their bytes in UTF-8: negative, zero or positive. JavaScript compares UTF-16 instead, where the two
 * halves of a character beyond U+FFFF (an emoji) come before U+E000–U+FFFF; in UTF-8 such a character comes after them.
 */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const [unitA, unitB] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (unitA !== unitB) return inUtf8Order(unitA) - inUtf8Order(unitB);
  }
  return a.length - b.length;
}

/** A UTF-16 code unit's rank among code units at the same place, as UTF-8 would have it. */
function inUtf8Order(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Whether UTF-16 and UTF-8 order such texts alike: true unless a surrogate or something above it occurs. */
export function ordersAlike(text: string): boolean {
  return !/[\uD800-\uFFFF]/.test(text);
}

export type Compare = (a: string, b: string) => number;

/** The quick order, for texts that `ordersAlike`. */
export const compareUnits: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** A sorted copy, by the key. Stable: short stretches are sorted by the platform, then merged two by two. */
export function* sorting<T>(items: readonly T[], keyOf: (item: T) => string, compare: Compare): Steps<T[]> {
  const stretch = 2 * stepItems;
  const count = items.length;
  let sorted: T[] = [];
  for (let from = 0; from < count; from += stretch) {
    const part = items.slice(from, from + stretch).sort((a, b) => compare(keyOf(a), keyOf(b)));
    for (const item of part) sorted.push(item);
    yield;
  }
  for (let width = stretch; width < count; width *= 2) {
    const merged: T[] = [];
    for (let from = 0; from < count; from += 2 * width) {
      const middle = Math.min(from + width, count);
      yield* merging(sorted, [from, middle], [middle, Math.min(middle + width, count)], merged, (a, b) =>
        compare(keyOf(a), keyOf(b)),
      );
    }
    sorted = merged;
  }
  return sorted;
}

type Stretch = readonly [from: number, to: number];

function* merging<T>(
  from: readonly T[],
  [left, leftEnd]: Stretch,
  [right, rightEnd]: Stretch,
  into: T[],
  compare: (a: T, b: T) => number,
): Steps<void> {
  let [l, r] = [left, right];
  while (l < leftEnd || r < rightEnd) {
    const [a, b] = [from[l], from[r]];
    const takesRight =
      l >= leftEnd || (r < rightEnd && a !== undefined && b !== undefined && compare(b, a) < 0);
    const next = takesRight ? b : a;
    if (takesRight) r += 1;
    else l += 1;
    if (next !== undefined) into.push(next);
    if (into.length % (4 * stepItems) === 0) yield;
  }
}
