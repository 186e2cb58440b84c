import type { Counts } from './tally.ts';

/**
 * What of the numbers may be published, so that nobody can be singled out. A share of fewer than ten cases isn't shown; and
 * where that hides one part of a whole alone, the next smallest is hidden with it, because the whole minus the others would
 * tell it. Reasons for fewer than five cases are told together.
 */
export const fewestPublished = 10;
export const fewestOfReason = 5;

/** `nothing`: there were no cases. */
export type Published =
  | { readonly shown: true; readonly count: number; readonly of: number; readonly percent: number }
  | { readonly shown: false; readonly says: 'hidden' | 'nothing' };

/** The whole and its parts; the parts' cases must be the whole's. */
export function publishable(
  whole: Counts,
  parts: readonly Counts[],
): { readonly whole: Published; readonly parts: readonly Published[] } {
  const sizes = parts.map(sizeOf);
  const hidden = new Set(sizes.flatMap((size, at) => (isSmall(size) ? [at] : [])));
  // What belongs to no part is a part, too: nobody is told of it, so it hides as well.
  const rest = sizeOf(whole) - sizes.reduce((sum, size) => sum + size, 0);
  const alone = hidden.size === 1 && rest === 0;
  if (alone) {
    const open = [...sizes.keys()].filter((at) => !hidden.has(at) && (sizes[at] ?? 0) > 0);
    const next = open.toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0))[0];
    if (next !== undefined) hidden.add(next);
  }
  return {
    whole: published(whole, isSmall(sizeOf(whole))),
    parts: parts.map((counts, at) => published(counts, hidden.has(at))),
  };
}

/** Reasons with their counts, the most frequent first; small ones together, and with them as many as it takes to be no small one. */
export function publishableReasons(
  left: Counts['left'],
): readonly { readonly why: string; readonly count: number }[] {
  const inOrder = Object.entries(left)
    .map(([why, count]) => ({ why, count }))
    .toSorted((a, b) => b.count - a.count || (a.why < b.why ? -1 : 1));
  const told = inOrder.filter(({ count }) => count >= fewestOfReason);
  let other = inOrder.slice(told.length).reduce((sum, { count }) => sum + count, 0);
  while (other > 0 && other < fewestOfReason && told.length > 0) other += told.pop()?.count ?? 0;
  // Of all reasons together fewer than five: they aren't told at all.
  return other < fewestOfReason ? told : [...told, { why: 'other', count: other }];
}

function sizeOf({ yes, no }: Counts): number {
  return yes + no;
}

function isSmall(size: number): boolean {
  return size > 0 && size < fewestPublished;
}

function published(counts: Counts, isHidden: boolean): Published {
  const of = sizeOf(counts);
  if (isHidden) return { shown: false, says: 'hidden' };
  if (of === 0) return { shown: false, says: 'nothing' };
  // A tenth of a percent is as fine as anybody reads it.
  return { shown: true, count: counts.yes, of, percent: Math.round((counts.yes / of) * 1000) / 10 };
}
