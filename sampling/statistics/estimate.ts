import { clopperPearson } from './clopper-pearson.ts';
import { type FiniteInterval, finiteInterval } from './finite.ts';
import { requireBetween } from './input.ts';
import type { Interval, Side } from './interval.ts';
import { stratifiedInterval } from './korn-graubard.ts';
import { stratifiedRate } from './stratified.ts';
import { stratifiedWilson } from './stratified-wilson.ts';
import { inhabited, requireStrata, type StratumFound } from './stratum.ts';
import { wilson } from './wilson.ts';

/**
 * A rate of the population, with three intervals:
 *
 * |          | one stratum                            | several                                             |
 * | -------- | -------------------------------------- | --------------------------------------------------- |
 * | `wilson` | Wilson                                 | Yan and Su's stratified Wilson, finite population   |
 * | `exact`  | Clopper–Pearson                        | Korn–Graubard on the cautious effective sample      |
 * | `finite` | hypergeometric                         | the same, as whole numbers of items of the population |
 *
 * `wilson` is right on average, `exact` and `finite` are on the safe side. Where the population is small beside the sample
 * `finite` is the one to print. `standardError` has the finite population correction.
 */
export type Estimate = {
  readonly kind: 'estimate';
  readonly rate: number;
  readonly standardError: number;
  readonly wilson: Interval;
  readonly exact: Interval;
  readonly finite: FiniteInterval;
};

/** `strata`: the keys of those that nothing is known of. `population-empty` names none. */
export type NoEstimate = {
  readonly kind: 'no-estimate';
  readonly why: 'population-empty' | 'stratum-not-seen';
  readonly strata: readonly string[];
};

/** The rate of the whole population from what was found in each stratum; no estimate if one of them wasn't seen at all. */
export function estimateRate(
  strata: readonly StratumFound[],
  confidence: number,
  side: Side = 'both',
): Estimate | NoEstimate {
  requireStrata(strata);
  requireBetween('confidence', confidence, 0, 1);
  const some = inhabited(strata);
  const [first, ...others] = some;
  if (first === undefined) return { kind: 'no-estimate', why: 'population-empty', strata: [] };
  const unseen = some.filter(({ sample }) => sample === 0).map(({ key }) => key);
  if (unseen.length > 0) return { kind: 'no-estimate', why: 'stratum-not-seen', strata: unseen };
  const { rate, standardError } = stratifiedRate(some);
  if (others.length === 0) {
    return {
      kind: 'estimate',
      rate,
      standardError,
      wilson: wilson(first.bad, first.sample, confidence, side),
      exact: clopperPearson(first.bad, first.sample, confidence, side),
      finite: finiteInterval(first, confidence, side),
    };
  }
  return {
    kind: 'estimate',
    rate,
    standardError,
    wilson: stratifiedWilson(some, confidence, side),
    ...stratifiedInterval(some, confidence, side),
  };
}
