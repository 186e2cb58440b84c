import { finiteInterval } from './finite.ts';
import { stratifiedInterval } from './korn-graubard.ts';
import { inhabited, type StratumFound } from './stratum.ts';

/** "At least" and "at most", as rates. Each holds with the confidence by itself; both together hold with less. */
export type OneSided = { readonly atLeast: number; readonly atMost: number };

/**
 * The one-sided limits of the finite population's interval (`Estimate.finite`), with all of the doubt on one side.
 * `strata`: one or more inhabited, each of these with a sample.
 */
export function oneSided(strata: readonly StratumFound[], confidence: number): OneSided {
  const some = inhabited(strata);
  const [first, ...others] = some;
  if (first === undefined) throw new RangeError('strata: nobody is in any');
  const finite = (side: 'lower' | 'upper') =>
    others.length === 0
      ? finiteInterval(first, confidence, side)
      : stratifiedInterval(some, confidence, side).finite;
  return { atLeast: finite('lower').lower, atMost: finite('upper').upper };
}
