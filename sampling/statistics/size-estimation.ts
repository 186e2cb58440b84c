import { requireBetween, requireWhole, requireWithin } from './input.ts';
import { normalScore } from './normal.ts';
import { roundUp } from './rounding.ts';
import { type NoSize, noSize, type Size } from './size.ts';

/** All rates from 0 to 1: `margin` 0.05 is plus or minus five points. */
export type EstimationGoal = {
  readonly confidence: number;
  readonly margin: number;
  readonly expectedRate: number;
  readonly population: number | null;
};

/**
 * The size with which a rate is estimated to within `margin`, two-sided: n₀ = z²p(1−p)/e², corrected for a population
 * that is counted, n = n₀ / (1 + (n₀−1)/N), rounded up, N at most. Expect 0.5 where nothing is known: no rate needs more.
 *
 * Source: W. G. Cochran, "Sampling Techniques", 3rd ed. (1977), 4.4, formulas 4.2 and 4.4.
 */
export function estimationSize(goal: EstimationGoal): Size | NoSize {
  const { confidence, margin, expectedRate, population } = goal;
  requireBetween('confidence', confidence, 0, 1);
  requireBetween('margin', margin, 0, 1);
  requireWithin('expected rate', expectedRate, 0, 1);
  if (population !== null) requireWhole('population', population, 0);
  if (population === 0) return noSize('population-empty');
  if (expectedRate === 0 || expectedRate === 1) return noSize('nothing-varies');
  const z = normalScore(confidence, 'both');
  const large = (z * z * expectedRate * (1 - expectedRate)) / (margin * margin);
  const needed = population === null ? large : large / (1 + (large - 1) / population);
  const size = Math.max(1, roundUp(needed));
  return { kind: 'size', size: population === null ? size : Math.min(size, population), population };
}

/**
 * Plus or minus how much a sample of `size` estimates a rate near `expectedRate`: the formula of `estimationSize` the
 * other way round. 0 where the whole population is looked at.
 */
export function marginOf(
  size: number,
  goal: Pick<EstimationGoal, 'confidence' | 'expectedRate' | 'population'>,
): number {
  const { confidence, expectedRate, population } = goal;
  requireWhole('size', size, 1, population ?? undefined);
  const z = normalScore(confidence, 'both');
  const correction = population === null || population === 1 ? 1 : (population - size) / (population - 1);
  if (size === population) return 0;
  return z * Math.sqrt(((expectedRate * (1 - expectedRate)) / size) * correction);
}
