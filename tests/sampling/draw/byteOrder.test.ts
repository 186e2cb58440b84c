import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareBytes, compareUnits, ordersAlike } from '../../../sampling/draw/byteOrder.ts';
import { sortingById } from '../../../sampling/draw/sorting.ts';
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

const readable = anyText.filter((text) => !/\p{Cc}/u.test(text));

test('sorting by column is sorting by bytes, and keeps equal ids as they came', () => {
  const id = fc.oneof(readable, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
      const items = ids.map((id, at) => ({ id, at }));
      const expected = [...items].sort((a, b) => compareBytes(a.id, b.id));
      expect(inOneGo(sortingById(items))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('a list longer than a step, and ids that differ at more places than ids do', () => {
  const many = Array.from({ length: 10_001 }, (_, at) => ({ id: String((at * 7919) % 5003), at }));
  expect(inOneGo(sortingById(many))).toEqual([...many].sort((a, b) => compareUnits(a.id, b.id)));
  const long = ['b', 'a', 'c'].map((letter) => ({ id: letter.repeat(3000) }));
  expect(inOneGo(sortingById(long)).map(({ id }) => id[0])).toEqual(['a', 'b', 'c']);
});
