import { compareBytes } from '../draw/byteOrder.ts';
import { requireDifferentKeys, requireWhole, requireWithin } from './input.ts';
import { roundUp } from './rounding.ts';

/**
 * How a sample is shared out: in proportion to the strata; the same to each; or Neyman's way, in proportion to how many
 * items there are times how much they are expected to vary.
 */
export type AllocationRule = 'proportional' | 'equal' | 'neyman';

/** `expectedRate` (0 … 1) is read by Neyman's rule alone. Keys are different from one another. */
export type StratumToAllocate = {
  readonly key: string;
  readonly population: number;
  readonly expectedRate: number;
};

/** Sorted by the UTF-8 bytes of the key, as a draw's record is; the samples add up to the size exactly. */
export type Allocation = {
  readonly kind: 'allocation';
  readonly strata: readonly AllocatedStratum[];
};
export type AllocatedStratum = {
  readonly key: string;
  readonly population: number;
  readonly sample: number;
};

/** `needed` is what the minimums add up to; `available` is how many items there are. */
export type NoAllocation =
  | { readonly kind: 'no-allocation'; readonly why: 'minimums-exceed-size'; readonly needed: number }
  | { readonly kind: 'no-allocation'; readonly why: 'size-exceeds-population'; readonly available: number };

/**
 * Shares `size` items out over the strata, at least `minimum` to each (all of a stratum that has fewer) and never more
 * than a stratum has. What doesn't divide goes to the largest remainders; among equals, to the first key.
 * Where Neyman's rule expects no stratum to vary, or the ones that vary are full, the rest is shared in proportion.
 *
 * Source: W. G. Cochran, "Sampling Techniques", 3rd ed. (1977), 5.5–5.9 (formulas 5.26 and 5.60 with 5.8 for strata
 * that would get more than they have); remainders after Hamilton.
 */
export function allocate(
  strata: readonly StratumToAllocate[],
  plan: { readonly size: number; readonly rule: AllocationRule; readonly minimum: number },
): Allocation | NoAllocation {
  requireWhole('size', plan.size, 0);
  requireWhole('minimum', plan.minimum, 0);
  requireDifferentKeys(strata.map(({ key }) => key));
  const shares = strata.toSorted((a, b) => compareBytes(a.key, b.key)).map((one) => shareOf(one, plan));
  const available = sum(shares.map((one) => one.most));
  const needed = sum(shares.map((one) => one.least));
  if (plan.size > available) return { kind: 'no-allocation', why: 'size-exceeds-population', available };
  if (plan.size < needed) return { kind: 'no-allocation', why: 'minimums-exceed-size', needed };
  const samples = wholeParts(quotas(shares, plan.size), plan.size);
  return {
    kind: 'allocation',
    strata: shares.map(({ key, most }, i) => ({ key, population: most, sample: samples[i] ?? 0 })),
  };
}

/** How many stand by in each stratum: `rate` of its sample rounded up, or `count`; no more than are left. */
export function sparesOf(
  stratum: Pick<AllocatedStratum, 'population' | 'sample'>,
  wish: { readonly rate: number } | { readonly count: number },
): number {
  const wished = 'rate' in wish ? roundUp(stratum.sample * wish.rate) : wish.count;
  requireWhole('spares', wished, 0);
  return Math.min(wished, stratum.population - stratum.sample);
}

type Share = { readonly key: string; readonly least: number; readonly most: number; readonly weight: number };

function shareOf(
  { key, population, expectedRate }: StratumToAllocate,
  { rule, minimum }: { readonly rule: AllocationRule; readonly minimum: number },
): Share {
  requireWhole('population', population, 0);
  requireWithin('expected rate', expectedRate, 0, 1);
  const spread = Math.sqrt(expectedRate * (1 - expectedRate));
  const weight = { proportional: population, equal: 1, neyman: population * spread }[rule];
  return { key, least: Math.min(minimum, population), most: population, weight };
}

/**
 * Real quotas that add up to `size`: in proportion to the weights, except where that is less than a stratum must get or
 * more than it has. Whichever of the two is more out of balance is settled first, and the rest is shared anew.
 */
function quotas(shares: readonly Share[], size: number): readonly number[] {
  const settled = new Map<Share, number>();
  for (;;) {
    const open = shares.filter((one) => !settled.has(one));
    const rest = size - sum([...settled.values()]);
    const weigh = open.some((one) => one.weight > 0) ? (one: Share) => one.weight : (one: Share) => one.most;
    const whole = sum(open.map(weigh));
    const quotaOf = (one: Share) => (whole === 0 ? 0 : (rest * weigh(one)) / whole);
    const tooMuch = open.filter((one) => quotaOf(one) > one.most);
    const tooLittle = open.filter((one) => quotaOf(one) < one.least);
    if (tooMuch.length === 0 && tooLittle.length === 0) {
      return shares.map((one) => settled.get(one) ?? quotaOf(one));
    }
    const over = sum(tooMuch.map((one) => quotaOf(one) - one.most));
    const under = sum(tooLittle.map((one) => one.least - quotaOf(one)));
    if (over >= under) for (const one of tooMuch) settled.set(one, one.most);
    if (under >= over) for (const one of tooLittle) settled.set(one, one.least);
  }
}

function wholeParts(wanted: readonly number[], size: number): readonly number[] {
  // A quota that is whole but for the dust of binary fractions is whole, and equal remainders are equal.
  const clean = wanted.map((quota) => Math.round(quota * 1e9) / 1e9);
  const parts = clean.map(Math.floor);
  const left = size - sum(parts);
  const byRemainder = clean
    .map((quota, i) => ({ i, remainder: Math.round((quota - Math.floor(quota)) * 1e6) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
