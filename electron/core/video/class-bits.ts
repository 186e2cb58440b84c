/**
 * The classes of a video in one number that indexes carry: a bit for each. A bit may stand for two classes, so it says
 * surely *no*, and *yes* only most of the time; `video_class` says it surely. Migration 0004 has the same rule in SQL.
 */
export function classBitsOf(terms: Iterable<number>): number {
  const bits = new Set<number>();
  for (const term of terms) bits.add(classBit(term));
  let all = 0;
  for (const bit of bits) all += bit;
  return all;
}

export function classBit(term: number): number {
  return 2 ** (term % places);
}

/** Fewer than 53, so that JavaScript's numbers hold them; a prime, so that numbers in even steps are spread. */
const places = 47;
