/** Proportions from 0 to 1, `lower` ≤ `upper`. */
export type Interval = { readonly lower: number; readonly upper: number };

/**
 * `both` leaves half of the doubt on each side; `upper` puts all of it above ("at most"), and `lower` is then 0;
 * `lower` puts all of it below ("at least"), and `upper` is then 1.
 */
export type Side = 'both' | 'upper' | 'lower';

/** Nothing was looked at: any rate is possible. */
export const anything: Interval = { lower: 0, upper: 1 };

/** The doubt on a side that is bounded: 0.025 for `confidence` 0.95 and both sides, 0.05 for one. */
export function doubt(confidence: number, side: Side): number {
  return side === 'both' ? (1 - confidence) / 2 : 1 - confidence;
}

/** Opens the side that isn't bounded. */
export function onSide(interval: Interval, side: Side): Interval {
  return { lower: side === 'upper' ? 0 : interval.lower, upper: side === 'lower' ? 1 : interval.upper };
}
