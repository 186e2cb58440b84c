import type { DrawDetail } from '../../../contract/sample-state.ts';

export type Sizes = { readonly population: number; readonly sample: number; readonly spares: number };

/** The sizes of a stratum now: as committed to, or as its newest extension says. */
export function sizesOf(
  { commitment, extensions }: Pick<DrawDetail, 'commitment' | 'extensions'>,
  stratum: string,
): Sizes {
  const committed = commitment.strata.find(({ key }) => key === stratum);
  const newest = extensions.filter((one) => one.stratum === stratum).at(-1);
  return {
    population: committed?.population ?? 0,
    sample: newest?.sample ?? committed?.sample ?? 0,
    spares: newest?.spares ?? committed?.spares ?? 0,
  };
}
