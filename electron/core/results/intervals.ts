import type { Rate } from '../../../contract/results-state.ts';
import type { Estimate } from '../../../sampling/statistics/estimate.ts';
import { oneSided } from '../../../sampling/statistics/one-sided.ts';
import { type StratumFound, total } from '../../../sampling/statistics/stratum.ts';

/**
 * The intervals of a rate, beside each other. Null where everything was looked at: what is known has no interval, and
 * Wilson's, which thinks of an endless population, would give it one.
 */
export function intervalsOf(
  { wilson, finite }: Pick<Estimate, 'wilson' | 'finite'>,
  strata: readonly StratumFound[],
  confidence: number,
): Rate['intervals'] {
  if (finite.lowerCount === finite.upperCount) return null;
  const { atLeast, atMost } = oneSided(strata, confidence);
  const bad = total(strata, (one) => one.bad);
  const sample = total(strata, (one) => one.sample);
  return {
    wilson: { low: wilson.lower, high: wilson.upper },
    exact: { low: finite.lower, high: finite.upper },
    atLeast: bad === 0 ? null : atLeast,
    atMost: bad === sample ? null : atMost,
  };
}
