import { requireDifferentKeys, requireWhole } from './input.ts';

/** What was found in a stratum: of `population` items `sample` were looked at, and `bad` of these are. */
export type StratumFound = {
  readonly key: string;
  readonly population: number;
  readonly sample: number;
  readonly bad: number;
};

/** Throws a RangeError unless 0 ≤ bad ≤ sample ≤ population in each, and the keys differ. */
export function requireStrata(strata: readonly StratumFound[]): void {
  requireDifferentKeys(strata.map(({ key }) => key));
  for (const { population, sample, bad } of strata) {
    requireWhole('population', population, 0);
    requireWhole('sample', sample, 0, population);
    requireWhole('bad', bad, 0, sample);
  }
}

/** Strata nobody is in say nothing and count for nothing. */
export function inhabited<S extends { readonly population: number }>(strata: readonly S[]): readonly S[] {
  return strata.filter(({ population }) => population > 0);
}

export function total<S>(strata: readonly S[], of: (stratum: S) => number): number {
  return strata.reduce((sum, stratum) => sum + of(stratum), 0);
}
