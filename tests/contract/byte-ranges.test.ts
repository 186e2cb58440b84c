import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isKnown, isRangeStillGood, rangeOf } from '../../contract/byte-ranges.ts';

const size = 1000;

test.each([
  ['bytes=0-499', 0, 499],
  ['bytes=500-', 500, 999],
  ['bytes=-500', 500, 999],
  ['bytes=-5000', 0, 999],
  ['bytes=0-', 0, 999],
  ['bytes=0-0', 0, 0],
  ['bytes=999-', 999, 999],
  ['bytes=0-999999999999999999999', 0, 999],
  ['BYTES=1-2', 1, 2],
  ['bytes= 1-2 ', 1, 2],
  ['bytes=,1-2,', 1, 2],
])('"%s" asks for bytes %d to %d of a thousand', (header, first, last) => {
  expect(rangeOf(header, size)).toEqual({ kind: 'part', first, last });
});

test.each(['bytes=1000-', 'bytes=1000-2000', 'bytes=-0', 'bytes=99999999999999999999-'])(
  '"%s" asks for nothing that exists',
  (header) => {
    expect(rangeOf(header, size)).toEqual({ kind: 'none' });
  },
);

test.each([
  'bytes=5-4',
  'bytes=99999999999999999999-99999999999999999998',
  'bytes=',
  'bytes=-',
  'bytes=a-b',
  'bytes=1',
  'bytes=1-2-3',
  'bytes=1.5-2',
  'bytes=+1-2',
  'lines=1-2',
  '1-2',
  '',
  'bytes=0-1,5-6',
])('"%s" is ignored, so everything is sent', (header) => {
  expect(rangeOf(header, size)).toEqual({ kind: 'whole' });
});

test('without a header everything is sent', () => {
  expect(rangeOf(null, size)).toEqual({ kind: 'whole' });
});

test('an empty file has no range to send', () => {
  expect(rangeOf('bytes=0-', 0)).toEqual({ kind: 'none' });
  expect(rangeOf('bytes=-1', 0)).toEqual({ kind: 'whole' });
});

test('whatever the header, a part lies inside the file', () => {
  const headers = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
  );
  const check = () =>
    fc.assert(
      fc.property(headers, fc.nat({ max: 5000 }), (header, length) => {
        const wish = rangeOf(header, length);
        return wish.kind !== 'part' || (0 <= wish.first && wish.first <= wish.last && wish.last < length);
      }),
    );
  expect(check).not.toThrow();
});

test('a range counts only for the very same bytes', () => {
  expect(isRangeStillGood(null, '"a"')).toBe(true);
  expect(isRangeStillGood('"a"', '"a"')).toBe(true);
  expect(isRangeStillGood('"b"', '"a"')).toBe(false);
  expect(isRangeStillGood('W/"a"', '"a"')).toBe(false);
  expect(isRangeStillGood('Wed, 21 Oct 2026 07:28:00 GMT', '"a"')).toBe(false);
});

test('bytes that the sender has are known by any of its tags', () => {
  expect(isKnown(null, '"a"')).toBe(false);
  expect(isKnown('"b", W/"a"', '"a"')).toBe(true);
  expect(isKnown('*', '"a"')).toBe(true);
  expect(isKnown('"b"', '"a"')).toBe(false);
});
