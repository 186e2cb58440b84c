import { binomialAtMost, binomialPmf } from './binomial.ts';
import { hypergeometricAtMost, hypergeometricPmf } from './hypergeometric.ts';
import { requireBetween, requireWhole, requireWithin } from './input.ts';
import { roundUp } from './rounding.ts';
import { largestSize, type NoSize, noSize, type Size } from './size.ts';

/** All rates from 0 to 1. */
export type TolerableGoal = {
  readonly confidence: number;
  readonly tolerableRate: number;
  readonly expectedRate: number;
  readonly population: number | null;
};

/**
 * With at most `allowed` bad items in the sample it can be said, with `confidence`, that fewer than the tolerable rate
 * are. `chance` is the chance of so good a sample from a population just at the tolerable rate; at most 1 − confidence.
 */
export type TolerableSize = Size & { readonly allowed: number; readonly chance: number };

/**
 * The smallest attribute sample: if its share of bad items is the expected one, rounded up to a whole item, then the
 * rate is below the tolerable one. Binomial, or hypergeometric for a population that is counted, whose number of
 * bad items "at the tolerable rate" is rounded up to a whole item.
 *
 * Source: AICPA Audit Guide "Audit Sampling", appendix A, tables, which are binomial; hypergeometric after
 * A. Arkin, "Handbook of Sampling for Auditing and Accounting", 3rd ed. (1984).
 */
export function tolerableSize(goal: TolerableGoal): TolerableSize | NoSize {
  const { confidence, tolerableRate, expectedRate, population } = goal;
  requireBetween('confidence', confidence, 0, 1);
  requireWithin('tolerable rate', tolerableRate, 0, 1);
  requireWithin('expected rate', expectedRate, 0, 1);
  if (population !== null) requireWhole('population', population, 0);
  if (population === 0) return noSize('population-empty');
  if (tolerableRate <= expectedRate) return noSize('tolerable-not-above-expected');
  return smallest(urnOf(tolerableRate, population), goal);
}

/** How many bad items a sample of `size` holds if `rate` of it is bad, rounded up to a whole item. */
export function expectedBad(size: number, rate: number): number {
  return roundUp(size * rate);
}

/** Draws item by item, and knows the chance of so few bad ones at each size from the size before. */
function smallest(urn: Urn, { confidence, expectedRate, population }: TolerableGoal): TolerableSize | NoSize {
  // 1 − 0.9 is 0.09999999999999998 in binary, and a tail of 0.1 sharp is small enough.
  const limit = (1 - confidence) * (1 + 1e-11);
  const most = Math.min(population ?? largestSize, largestSize);
  let allowed = 0;
  let mass = 1;
  let chance = 1;
  for (let size = 1; size <= most; size += 1) {
    const drawn = size - 1;
    chance -= mass * urn.nextBad(drawn, allowed);
    mass *= (urn.nextGood(drawn, allowed) * size) / (size - allowed);
    if (expectedBad(size, expectedRate) > allowed) {
      mass *=
        ((size - allowed) / (allowed + 1)) * (urn.nextBad(size, allowed) / urn.nextGood(size, allowed + 1));
      allowed += 1;
      chance += mass;
      // So early there may have been nothing to go on from: 0 / 0.
      if (size < 32 || !(mass > 0)) [mass, chance] = [urn.mass(allowed, size), urn.atMost(allowed, size)];
    }
    // The running sum has lost its last digits: near the limit the exact tail decides.
    if (chance > limit + 1e-8) continue;
    const exact = urn.atMost(allowed, size);
    if (exact <= limit) return { kind: 'size', size, population, allowed, chance: exact };
  }
  return noSize(population === most ? 'population-too-small' : 'too-large');
}

/** What is known of the items at the tolerable rate. Sizes and counts are whole. */
type Urn = {
  /** The chance that the next item is bad, or good, when `bad` of the `drawn` ones were bad. */
  readonly nextBad: (drawn: number, bad: number) => number;
  readonly nextGood: (drawn: number, bad: number) => number;
  readonly mass: (bad: number, sample: number) => number;
  readonly atMost: (bad: number, sample: number) => number;
};

function urnOf(rate: number, population: number | null): Urn {
  if (population === null) {
    return {
      nextBad: () => rate,
      nextGood: () => 1 - rate,
      mass: (bad, sample) => binomialPmf(bad, sample, rate),
      atMost: (bad, sample) => binomialAtMost(bad, sample, rate),
    };
  }
  const all = { size: population, bad: badAt(rate, population) };
  const good = all.size - all.bad;
  return {
    nextBad: (drawn, bad) => (all.bad - bad) / (all.size - drawn),
    nextGood: (drawn, bad) => (good - (drawn - bad)) / (all.size - drawn),
    mass: (bad, sample) => hypergeometricPmf(bad, sample, all),
    atMost: (bad, sample) => hypergeometricAtMost(bad, sample, all),
  };
}

/** The fewest bad items in a population that reach `rate`. */
function badAt(rate: number, population: number): number {
  return Math.min(population, Math.max(1, roundUp(population * rate)));
}
