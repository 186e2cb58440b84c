import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareBytes, compareUnits, ordersAlike, sorting } from '../../../sampling/draw/byteOrder.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';

/** Well-formed texts, with those that UTF-16 and UTF-8 order differently among them. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', 'é', '\uD7FF', '\uE000', '\uFFFD', '\u{10000}', '😀', '\u{10FFFF}'),
  }),
);

test('texts are ordered by their UTF-8 bytes, beyond U+FFFF too', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
    { numRuns: 2000 },
  );
  expect(compareUnits('😀', '\uFFFD')).toBeLessThan(0);
  expect(compareBytes('😀', '\uFFFD')).toBeGreaterThan(0);
});

test('where the quick order is used it is the same order', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      fc.pre(ordersAlike(a) && ordersAlike(b));
      expect(compareUnits(a, b)).toBe(Math.sign(compareBytes(a, b)));
    }),
    { numRuns: 2000 },
  );
});

test('sorting in steps is sorting, whatever the length', () => {
  for (const count of [0, 1, 2047, 2048, 2049, 4097, 10_001, 33_333]) {
    const items = Array.from({ length: count }, (_, at) => ({ id: String((at * 7919) % 10_007), at }));
    const sorted = inOneGo(sorting(items, ({ id }) => id, compareUnits));
    expect(sorted).toEqual([...items].sort((a, b) => compareUnits(a.id, b.id)));
  }
});
