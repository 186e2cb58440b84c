import { type AllocationRule, allocate, type NoAllocation, sparesOf } from './allocation.ts';

/** How a plan shares its sample out. Rates are 0 to 1. */
export type SharingWish = {
  readonly rule: AllocationRule;
  /** At least so many of each stratum, as far as it has them. */
  readonly minimum: number;
  /** So many stand by in each stratum that is drawn from, as far as it has them. */
  readonly spares: number;
  /** Expected in the strata that `expectedByStratum` doesn't name; read by Neyman's rule alone. */
  readonly expected: number;
  readonly expectedByStratum: Readonly<Record<string, number>>;
};

export type SharedStratum = {
  readonly key: string;
  readonly population: number;
  readonly sample: number;
  readonly spares: number;
};

/** Sample and spares of each stratum, by the UTF-8 bytes of its key; the samples add up to `size`. Or why not. */
export function shareOut(
  strata: readonly { readonly key: string; readonly population: number }[],
  size: number,
  { rule, minimum, spares, expected, expectedByStratum }: SharingWish,
): { readonly kind: 'shared'; readonly strata: readonly SharedStratum[] } | NoAllocation {
  const asked = strata.map(({ key, population }) => {
    return { key, population, expectedRate: expectedByStratum[key] ?? expected };
  });
  const shared = allocate(asked, { size, rule, minimum });
  if (shared.kind === 'no-allocation') return shared;
  return {
    kind: 'shared',
    strata: shared.strata.map(({ key, population, sample }) => ({
      key,
      population,
      sample,
      // Nobody is replaced where nobody was drawn.
      spares: sample === 0 ? 0 : sparesOf({ population, sample }, { count: spares }),
    })),
  };
}
