import { type Interval, onSide, type Side } from './interval.ts';
import { normalScore } from './normal.ts';
import { type StratumFound, total } from './stratum.ts';

/**
 * Wilson's interval for a rate from a stratified sample: the strata's own Wilson limits, weighted, each at a score
 * shrunk so that together they are as wide as the weighted rate is uncertain. Near its nominal coverage on average, and
 * sound for small strata; n_h is enlarged by (N_h − 1) / (N_h − n_h) for the finite population.
 * `strata`: each inhabited, each with a sample.
 *
 * Yan and Su take the variances for the shrinking at the estimate, where a stratum with nothing bad has none. `at-limit`
 * takes them at the limits themselves, found in a few rounds: as sure on average, and narrower in small strata.
 *
 * Source: X. Yan and X. G. Su, "Stratified Wilson and Newcombe Confidence Intervals for Multiple Binomial Proportions",
 * Statistics in Biopharmaceutical Research 2 (2010), 329–335.
 */
export function stratifiedWilson(
  strata: readonly StratumFound[],
  confidence: number,
  side: Side = 'both',
  variances: 'at-limit' | 'at-estimate' = 'at-limit',
): Interval {
  const z = normalScore(confidence, side === 'both' ? 'both' : 'one');
  const population = total(strata, (one) => one.population);
  const parts = strata.map(({ population: size, sample, bad }) => ({
    weight: size / population,
    rate: bad / sample,
    size: size === sample ? Number.POSITIVE_INFINITY : (sample * (size - 1)) / (size - sample),
  }));
  const rounds = variances === 'at-limit' ? 40 : 1;
  return onSide({ lower: limit(parts, z, -1, rounds), upper: limit(parts, z, 1, rounds) }, side);
}

/** `size`: corrected for the finite population; infinite where everything was looked at. */
type Part = { readonly weight: number; readonly rate: number; readonly size: number };

function limit(parts: readonly Part[], z: number, direction: 1 | -1, rounds: number): number {
  let at = parts.map(({ rate }) => rate);
  for (let round = 0; round < rounds; round += 1) {
    const score = shrunkScore(parts, at, z);
    const next = parts.map((part) => wilsonLimit(part, score, direction));
    const moved = Math.max(...next.map((value, i) => Math.abs(value - (at[i] ?? 0))));
    at = next;
    if (moved < 1e-12) break;
  }
  return Math.min(1, weighted(parts, at));
}

function shrunkScore(parts: readonly Part[], at: readonly number[], z: number): number {
  const variances = parts.map(({ size }, i) => {
    const rate = at[i] ?? 0;
    return (rate * (1 - rate)) / size;
  });
  // Where nothing varies yet, as much as can be.
  const vary = variances.some((variance) => variance > 0) ? variances : parts.map(({ size }) => 0.25 / size);
  const deviations = weighted(parts, vary.map(Math.sqrt));
  const variance = parts.reduce((sum, { weight }, i) => sum + weight ** 2 * (vary[i] ?? 0), 0);
  return deviations === 0 ? 0 : (z * Math.sqrt(variance)) / deviations;
}

function wilsonLimit({ rate, size }: Part, z: number, direction: 1 | -1): number {
  if (rate === (direction > 0 ? 1 : 0)) return rate;
  const square = (z * z) / size;
  const half = z * Math.sqrt((rate * (1 - rate)) / size + square / (4 * size));
  // Rounding may carry it a hair outside.
  return Math.min(1, Math.max(0, (rate + square / 2 + direction * half) / (1 + square)));
}

function weighted(parts: readonly Part[], values: readonly number[]): number {
  return parts.reduce((sum, { weight }, i) => sum + weight * (values[i] ?? 0), 0);
}
