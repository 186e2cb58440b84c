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

/** A UTF-16 code unit's rank among code units at the same place, as UTF-8 would have it: 0–65,535. */
export function inUtf8Order(unit: number): number {
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
