import { expect, test } from 'vitest';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Period } from '../../../contract/nouns/programme.ts';
import type { ItemState } from '../../../contract/nouns/sample.ts';
import { instant } from '../../../contract/time.ts';
import { type Counted, officerCounts } from '../../../electron/core/programme/progress.ts';
import { reviewOf } from '../../support/reviews.ts';

const period = { startsAt: instant(0), endsAt: instant(100) } as Period;
const items = ['a', 'b', 'c'].map((id, order) => ({
  id,
  stratum: 'vega',
  order,
  ticket: id,
  role: 'sample',
}));
const draw = { id: 'draw-1', items, replacements: [] } as unknown as DrawRecord;

const counted = (states: Readonly<Record<string, ItemState>>, change: Partial<Counted> = {}) =>
  officerCounts({
    period,
    draws: [draw],
    duties: [],
    done: [],
    stateOf: (_, itemId) => states[itemId] ?? 'to-do',
    officerOfVideo: () => null,
    now: 101,
    ...change,
  });
const vega = (drawn: number, done: number, overdue: number) => [{ officerId: 'vega', drawn, done, overdue }];

test('what nobody looked at is overdue once the period has ended', () => {
  expect(counted({})).toEqual(vega(3, 0, 3));
  expect(counted({}, { now: 100 })).toEqual(vega(3, 0, 0));
});

test('items that were settled without a review are not overdue, and not done either', () => {
  expect(counted({ a: 'unavailable', b: 'missing', c: 'unavailable' })).toEqual(vega(3, 0, 0));
  expect(counted({ a: 'unavailable' })).toEqual(vega(3, 0, 2));
});

test('an item that does not belong and found no spare was drawn of nobody', () => {
  expect(counted({ a: 'out-of-frame' })).toEqual(vega(2, 0, 2));
});

test('a review counts as done, whatever was said of its item', () => {
  const review = reviewOf({ id: 'review-1', purpose: 'periodic', sample: { drawId: 'draw-1', itemId: 'a' } });
  expect(counted({ a: 'unavailable', b: 'reviewed' }, { done: [review] })).toEqual(vega(3, 1, 1));
});
