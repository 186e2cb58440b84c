import { binomialMass } from './binomial-mass.ts';
import { requireWhole } from './input.ts';

/** `bad` of `size` items in a population are bad. */
export type Population = { readonly size: number; readonly bad: number };

/**
 * The chance of exactly `bad` among `sample` items drawn without replacement. As a quotient of three binomial masses,
 * which keeps the last digits for populations of millions.
 *
 * Source: C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000), section 5.
 */
export function hypergeometricPmf(bad: number, sample: number, population: Population): number {
  requireDraw(sample, population);
  const { size } = population;
  const good = size - population.bad;
  if (bad < Math.max(0, sample - good) || bad > Math.min(sample, population.bad)) return 0;
  if (sample === 0 || sample === size) return 1;
  const share = sample / size;
  const rest = (size - sample) / size;
  return (
    (binomialMass(bad, population.bad, share, rest) * binomialMass(sample - bad, good, share, rest)) /
    binomialMass(sample, size, share, rest)
  );
}

/** The chance of `bad` or fewer among `sample` items drawn without replacement. */
export function hypergeometricAtMost(bad: number, sample: number, population: Population): number {
  requireDraw(sample, population);
  if (bad < Math.max(0, sample - (population.size - population.bad))) return 0;
  if (bad >= Math.min(sample, population.bad)) return 1;
  // The shorter way to where nothing is left: away from the mean.
  if (bad * population.size <= sample * population.bad) return sumDown(bad, sample, population);
  return 1 - sumUp(bad + 1, sample, population);
}

/** The chance of `bad` or more among `sample` items drawn without replacement. */
export function hypergeometricAtLeast(bad: number, sample: number, population: Population): number {
  requireDraw(sample, population);
  if (bad <= Math.max(0, sample - (population.size - population.bad))) return 1;
  if (bad > Math.min(sample, population.bad)) return 0;
  if (bad * population.size >= sample * population.bad) return sumUp(bad, sample, population);
  return 1 - sumDown(bad - 1, sample, population);
}

function sumDown(from: number, sample: number, population: Population): number {
  const room = population.size - population.bad - sample;
  let term = hypergeometricPmf(from, sample, population);
  let sum = term;
  for (let k = from; k > 0 && term > sum * 1e-17; k -= 1) {
    term *= (k / (population.bad - k + 1)) * ((room + k) / (sample - k + 1));
    sum += term;
  }
  return Math.min(1, sum);
}

function sumUp(from: number, sample: number, population: Population): number {
  const room = population.size - population.bad - sample;
  const last = Math.min(sample, population.bad);
  let term = hypergeometricPmf(from, sample, population);
  let sum = term;
  for (let k = from; k < last && term > sum * 1e-17; k += 1) {
    term *= ((population.bad - k) / (k + 1)) * ((sample - k) / (room + k + 1));
    sum += term;
  }
  return Math.min(1, sum);
}

function requireDraw(sample: number, population: Population): void {
  requireWhole('population', population.size, 0);
  requireWhole('bad in the population', population.bad, 0, population.size);
  requireWhole('sample', sample, 0, population.size);
}
