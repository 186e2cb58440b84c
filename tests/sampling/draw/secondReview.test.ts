import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secondReviewOf } from '../../../sampling/draw/secondReview.ts';
import { madeItems, sha256 } from './made.ts';

const ids = madeItems(400).map(({ id }) => id);

test('the share decides how many: at least one, rounded up, and not by an error of floating point', () => {
  const count = (share: number, of = 400) => secondReviewOf(ids.slice(0, of), 'a', share, sha256).length;
  expect([
    count(0),
    count(0.001),
    count(14 / 400),
    count(0.1),
    count(0.101),
    count(1),
    count(0.5, 0),
  ]).toEqual([0, 1, 14, 40, 41, 400, 0]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }), (some, of) => {
      fc.pre(some <= of);
      expect(count(some / of, of)).toBe(some);
    }),
  );
  for (const bad of [-0.1, 1.1, Number.NaN]) expect(() => count(bad)).toThrow(RangeError);
});

test('the order of the sample changes nothing, and the seed of the draw picks others than the draw did', () => {
  const picked = secondReviewOf(ids, 'a', 0.1, sha256);
  expect(secondReviewOf(ids.toReversed(), 'a', 0.1, sha256)).toEqual(picked);
  expect(picked).not.toEqual(secondReviewOf(ids, 'a,second-review', 0.1, sha256));
  const byTicket = ids.toSorted((a, b) =>
    sha256(`a,second-review,${a}`) < sha256(`a,second-review,${b}`) ? -1 : 1,
  );
  expect(picked).toEqual(byTicket.slice(0, 40));
});
