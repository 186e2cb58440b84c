import type { Interval } from './interval.ts';

/**
 * How much reviewers agree: 1 in everything, 0 no more than by chance, below 0 less. For raw agreement, the share of pairs
 * that agree, 0 to 1. Intervals run within the same bounds. Never NaN:
 *
 * - `without-interval`: there is a value, but the data don't show how sure it is:
 *   `too-few-items` fewer than two; `no-disagreement` all agree, which a formula would call certain; `no-spread` the
 *   items are all alike in it; `one-item-decides` all variation hangs on one item;
 * - `undefined`: `no-pairs` no item has two answers; `no-variation` everybody gave one and the same answer, so chance
 *   alone would have them agree; `one-category` the question has a single answer.
 */
export type Coefficient =
  | {
      readonly kind: 'measured';
      readonly value: number;
      readonly standardError: number;
      readonly interval: Interval;
    }
  | { readonly kind: 'without-interval'; readonly value: number; readonly why: WhyNoInterval }
  | { readonly kind: 'undefined'; readonly why: WhyUndefined };

export type WhyNoInterval = 'too-few-items' | 'no-disagreement' | 'no-spread' | 'one-item-decides';
export type WhyUndefined = 'no-pairs' | 'no-variation' | 'one-category';

export function undefinedFor(why: WhyUndefined): Coefficient {
  return { kind: 'undefined', why };
}

/** A coefficient with the interval value ± score × error, within −1 … 1; none where the error comes out as nothing. */
export function measured(
  value: number,
  { items, error, score }: { readonly items: number; readonly error: number; readonly score: number },
): Coefficient {
  if (items < 2) return { kind: 'without-interval', value, why: 'too-few-items' };
  if (value === 1) return { kind: 'without-interval', value, why: 'no-disagreement' };
  if (error < 1e-9) return { kind: 'without-interval', value, why: 'no-spread' };
  const lower = Math.max(-1, value - score * error);
  const upper = Math.min(1, value + score * error);
  return { kind: 'measured', value, standardError: error, interval: { lower, upper } };
}
