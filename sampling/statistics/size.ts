/** How many items a plan needs. The population is `null` where it is very large or not counted yet. */
export type Size = {
  readonly kind: 'size';
  readonly size: number;
  readonly population: number | null;
};

/**
 * Why there is no size:
 * - `tolerable-not-above-expected`: a rate that is expected can't be shown to be too high to be true;
 * - `population-too-small`: not even looking at everything would do, with as many errors as are expected;
 * - `too-large`: more than `largestSize` items; the two rates are too close to be told apart;
 * - `nothing-varies`: a rate of 0 or 1 is expected, so there is no spread to estimate; use a discovery size;
 * - `population-empty`.
 */
export type NoSize = {
  readonly kind: 'no-size';
  readonly why:
    | 'tolerable-not-above-expected'
    | 'population-too-small'
    | 'too-large'
    | 'nothing-varies'
    | 'population-empty';
};

/** Nobody looks at more; the search for a size ends here. */
export const largestSize = 1_000_000;

export function noSize(why: NoSize['why']): NoSize {
  return { kind: 'no-size', why };
}
