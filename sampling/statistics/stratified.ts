import { type StratumFound, total } from './stratum.ts';

/**
 * The stratified estimate of a rate, Σ W_h p_h with W_h = N_h / N, and its standard error with the finite population
 * correction: s² = Σ W_h² (1 − n_h/N_h) p_h(1−p_h) / (n_h − 1).
 *
 * A stratum of which a single item was looked at has no spread of its own; the spread of the overall rate stands in.
 * `strata`: each inhabited, each with a sample.
 *
 * Source: W. G. Cochran, "Sampling Techniques", 3rd ed. (1977), 5.10, formulas 5.52 and 5.53; the same as `svymean` of
 * R's package survey with `fpc`.
 */
export function stratifiedRate(strata: readonly StratumFound[]): {
  readonly rate: number;
  readonly standardError: number;
} {
  const population = total(strata, (one) => one.population);
  const rate = total(strata, (one) => one.population * (one.bad / one.sample)) / population;
  const variance = total(strata, ({ population: size, sample, bad }) => {
    const spread = sample === 1 ? rate * (1 - rate) : (bad / sample) * ((sample - bad) / (sample - 1));
    return (size / population) ** 2 * (1 - sample / size) * (spread / sample);
  });
  return { rate, standardError: Math.sqrt(variance) };
}

/**
 * How many items a simple random sample would have to hold to be as sharp as this one, if all strata had the same rate:
 * 1 / Σ W_h² c_h / n_h, where c_h = (N_h − n_h) / (N_h − 1) corrects for the finite population. Infinite where everything
 * was looked at.
 *
 * Source: L. Kish, "Survey Sampling" (1965), 11.7: the effect of unequal weights.
 */
export function sizeLeftByWeights(strata: readonly StratumFound[]): number {
  const population = total(strata, (one) => one.population);
  const loss = total(strata, ({ population: size, sample }) =>
    size === sample ? 0 : ((size / population) ** 2 * (size - sample)) / (size - 1) / sample,
  );
  return 1 / loss;
}
