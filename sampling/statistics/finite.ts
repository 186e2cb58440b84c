import { hypergeometricAtLeast, hypergeometricAtMost } from './hypergeometric.ts';
import { requireBetween, requireWhole } from './input.ts';
import { doubt, type Interval, type Side } from './interval.ts';

/** As a rate of the population, and as the number of its items that are bad: whole, `lowerCount` ≤ `upperCount`. */
export type FiniteInterval = Interval & { readonly lowerCount: number; readonly upperCount: number };

/**
 * The exact interval for `bad` of `sample` items drawn without replacement from `population`: all numbers of bad items
 * in the population that the sample doesn't speak against. The whole population in the sample leaves one number.
 *
 * Source: W. G. Cochran, "Sampling Techniques", 3rd ed. (1977), 3.6 (confidence limits from the hypergeometric);
 * J. P. Buonaccorsi, "A Note on Confidence Intervals for Proportions in Finite Populations", The American
 * Statistician 41 (1987), 215–218.
 */
export function finiteInterval(
  found: { readonly bad: number; readonly sample: number; readonly population: number },
  confidence: number,
  side: Side = 'both',
): FiniteInterval {
  const { bad, sample, population: size } = found;
  requireWhole('population', size, 0);
  requireWhole('sample', sample, 0, size);
  requireWhole('bad', bad, 0, sample);
  requireBetween('confidence', confidence, 0, 1);
  // 1 − 0.9 is 0.09999999999999998 in binary, and a tail of 0.1 sharp speaks against.
  const out = doubt(confidence, side) * (1 + 1e-11);
  const [fewest, most] = [bad, size - (sample - bad)];
  const lowerCount =
    side === 'upper'
      ? 0
      : firstTrue(fewest, most, (k) => hypergeometricAtLeast(bad, sample, { size, bad: k }) > out);
  const upperCount =
    side === 'lower'
      ? size
      : firstTrue(fewest, most, (k) => hypergeometricAtMost(bad, sample, { size, bad: k + 1 }) <= out);
  const share = (count: number, empty: number) => (size === 0 ? empty : count / size);
  return { lower: share(lowerCount, 0), upper: share(upperCount, 1), lowerCount, upperCount };
}

/** The first whole number in `from … to` from which on `holds` is true; `to` where it isn't before. */
function firstTrue(from: number, to: number, holds: (value: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
