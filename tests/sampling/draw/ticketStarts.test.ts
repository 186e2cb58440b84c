import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOf } from '../../../sampling/draw/smallest.ts';
import { ticketOf } from '../../../sampling/draw/ticket.ts';
import { ticketStarts } from '../../../sampling/draw/ticketStarts.ts';
import { sha256 } from './made.ts';

/** What is told of each id, in the order of the ids; every id must be told once. */
function told(seed: string, ids: readonly string[]): number[] {
  const starts = new Map<number, number>();
  const { put, finish } = ticketStarts(seed, (place, start) => {
    expect(starts.has(place)).toBe(false);
    starts.set(place, start);
  });
  for (const [place, id] of ids.entries()) put(id, place);
  finish();
  expect(starts.size).toBe(ids.length);
  return ids.map((_, place) => starts.get(place) ?? -1);
}

const expectedOf = (seed: string, ids: readonly string[]) =>
  ids.map((id) => startOf(ticketOf(sha256, seed, id)));

test('four at once give the platform’s own SHA-256, for ids and seeds of every length around the ends of blocks', () => {
  const ids = Array.from({ length: 150 }, (_, length) => 'x'.repeat(length));
  for (const seed of [
    '1',
    '☃',
    '😀'.repeat(13),
    '7'.repeat(55),
    '7'.repeat(56),
    'é'.repeat(63),
    '😀'.repeat(1000),
  ])
    expect(told(seed, ids)).toEqual(expectedOf(seed, ids));
});

test('any ids in any order: told right, or as 0, which excludes nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
      fc.array(fc.oneof(fc.string({ maxLength: 90 }), fc.string({ unit: 'grapheme', maxLength: 20 }))),
      (seed, ids) => {
        const expected = expectedOf(seed, ids);
        const isAscii = (id: string) => /^[\0-\x7f]*$/.test(id);
        expect(told(seed, ids)).toEqual(ids.map((id, at) => (isAscii(id) ? expected[at] : 0)));
      },
    ),
    { numRuns: 300 },
  );
});

test('an id of a million characters is told as 0', () => {
  expect(told('a', ['x'.repeat(1_000_000), 'y'])).toEqual([0, startOf(sha256('a,y'))]);
});
