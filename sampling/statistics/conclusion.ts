import { clopperPearson } from './clopper-pearson.ts';
import { estimateRate } from './estimate.ts';
import { finiteInterval } from './finite.ts';
import { type StratumReviewed, seen } from './non-response.ts';

/**
 * What a finished sample says of a tolerable rate, each with `confidence`, one-sided:
 * - `shown`: at most `atMost` of all items are bad, which is tolerable. `evenAtWorst`: also if each unavailable one is;
 * - `exceeded`: at least `atLeast` are, which is more than tolerable. `evenAtBest`: also if each unavailable one is good;
 * - `open`: neither; between `atLeast` and `atMost` are;
 * - `no-conclusion`: nothing was seen in the strata named, or there is no population.
 */
export type Conclusion =
  | { readonly kind: 'shown'; readonly atMost: number; readonly evenAtWorst: boolean }
  | { readonly kind: 'exceeded'; readonly atLeast: number; readonly evenAtBest: boolean }
  | { readonly kind: 'open'; readonly atLeast: number; readonly atMost: number }
  | { readonly kind: 'no-conclusion'; readonly strata: readonly string[] };

/** Judges by the interval of the finite population. */
export function conclude(
  strata: readonly StratumReviewed[],
  { tolerableRate, confidence }: { readonly tolerableRate: number; readonly confidence: number },
): Conclusion {
  const limit = (reading: keyof typeof seen, end: 'lower' | 'upper') =>
    estimateRate(strata.map(seen[reading]), confidence, end);
  const above = limit('respondents', 'upper');
  const below = limit('respondents', 'lower');
  if (above.kind === 'no-estimate') return { kind: 'no-conclusion', strata: above.strata };
  if (below.kind === 'no-estimate') return { kind: 'no-conclusion', strata: below.strata };
  const atMost = above.finite.upper;
  const atLeast = below.finite.lower;
  if (atMost <= tolerableRate) {
    const worst = limit('worst', 'upper');
    const evenAtWorst = worst.kind === 'estimate' && worst.finite.upper <= tolerableRate;
    return { kind: 'shown', atMost, evenAtWorst };
  }
  if (atLeast > tolerableRate) {
    const best = limit('best', 'lower');
    const evenAtBest = best.kind === 'estimate' && best.finite.lower > tolerableRate;
    return { kind: 'exceeded', atLeast, evenAtBest };
  }
  return { kind: 'open', atLeast, atMost };
}

/**
 * "At most" what, with `confidence`, when `bad` of `sample` items are found to be: for a plan's sentence, before there
 * are strata. Hypergeometric for a counted population, otherwise Clopper–Pearson, one-sided.
 */
export function upperLimit(
  found: { readonly bad: number; readonly sample: number; readonly population: number | null },
  confidence: number,
): number {
  const { bad, sample, population } = found;
  return population === null
    ? clopperPearson(bad, sample, confidence, 'upper').upper
    : finiteInterval({ bad, sample, population }, confidence, 'upper').upper;
}
