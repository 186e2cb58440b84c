import { betaQuantile } from './beta.ts';
import { requireBetween, requireWhole } from './input.ts';
import { anything, doubt, type Interval, onSide, type Side } from './interval.ts';

/**
 * The exact interval of Clopper and Pearson for `bad` of `sample` items: covers at least with its confidence, whatever
 * the rate. With `side` upper it is the attribute sampler's upper limit. An empty sample says nothing: 0 … 1.
 *
 * Source: C. J. Clopper and E. S. Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case of the
 * Binomial", Biometrika 26 (1934), 404–413; by beta quantiles as in Brown, Cai and DasGupta (2001), 4.2.1.
 */
export function clopperPearson(
  bad: number,
  sample: number,
  confidence: number,
  side: Side = 'both',
): Interval {
  requireWhole('sample', sample, 0);
  requireWhole('bad', bad, 0, sample);
  return exactOfReal(bad, sample, confidence, side);
}

/** The same for an effective sample, which needn't be whole: `bad` and `sample` are real, 0 ≤ bad ≤ sample. */
export function exactOfReal(bad: number, sample: number, confidence: number, side: Side): Interval {
  requireBetween('confidence', confidence, 0, 1);
  if (sample === 0) return anything;
  const out = doubt(confidence, side);
  const lower = bad <= 0 || side === 'upper' ? 0 : betaQuantile(out, bad, sample - bad + 1);
  const upper = bad >= sample || side === 'lower' ? 1 : betaQuantile(1 - out, bad + 1, sample - bad);
  return onSide({ lower, upper }, side);
}
