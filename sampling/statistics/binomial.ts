import { betaCdf } from './beta.ts';
import { binomialMass } from './binomial-mass.ts';
import { requireWhole, requireWithin } from './input.ts';

/** The chance of exactly `bad` of `sample` items, each bad with probability `rate` (0 … 1). */
export function binomialPmf(bad: number, sample: number, rate: number): number {
  requireSample(sample, rate);
  if (bad < 0 || bad > sample) return 0;
  return binomialMass(bad, sample, rate, 1 - rate);
}

/** The chance of `bad` or fewer of `sample` items. */
export function binomialAtMost(bad: number, sample: number, rate: number): number {
  requireSample(sample, rate);
  if (bad < 0) return 0;
  if (bad >= sample) return 1;
  return betaCdf(1 - rate, sample - bad, bad + 1, rate);
}

/** The chance of `bad` or more of `sample` items; exact also where it is too small to be seen as 1 − the rest. */
export function binomialAtLeast(bad: number, sample: number, rate: number): number {
  requireSample(sample, rate);
  if (bad <= 0) return 1;
  if (bad > sample) return 0;
  return betaCdf(rate, bad, sample - bad + 1);
}

function requireSample(sample: number, rate: number): void {
  requireWhole('sample', sample, 0);
  requireWithin('rate', rate, 0, 1);
}
