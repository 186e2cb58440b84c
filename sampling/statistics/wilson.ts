import { requireBetween, requireWhole } from './input.ts';
import { anything, type Interval, onSide, type Side } from './interval.ts';
import { normalScore } from './normal.ts';

/**
 * Wilson's score interval for `bad` of `sample` items. Near its nominal coverage on average, so shorter than the exact
 * one. An empty sample says nothing: 0 … 1.
 *
 * Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927),
 * 209–212; recommended by Brown, Cai and DasGupta, Statistical Science 16 (2001), 101–133.
 */
export function wilson(bad: number, sample: number, confidence: number, side: Side = 'both'): Interval {
  requireWhole('sample', sample, 0);
  requireWhole('bad', bad, 0, sample);
  requireBetween('confidence', confidence, 0, 1);
  if (sample === 0) return anything;
  const z = normalScore(confidence, side === 'both' ? 'both' : 'one');
  const rate = bad / sample;
  const square = (z * z) / sample;
  const middle = (rate + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((rate * (1 - rate)) / sample + square / (4 * sample));
  const lower = bad === 0 ? 0 : Math.max(0, middle - half);
  const upper = bad === sample ? 1 : Math.min(1, middle + half);
  return onSide({ lower, upper }, side);
}
