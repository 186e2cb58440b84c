/** An officer in a round: how many were drawn in the period before, and how many recordings could be drawn now. */
export type OfficerSoFar = { readonly id: string; readonly drawn: number; readonly available: number };

/** How many a goal owes after `round` of `rounds`: everything by the last one, never less than its share. */
export function owedBy(goal: number, round: number, rounds: number): number {
  // Whole numbers first: 5 × 3 / 15 must not become 2.
  return Math.ceil((goal * Math.min(round, rounds)) / rounds);
}

/**
 * How many to draw of each officer so that each has `owed` in the period, as far as there are recordings: nobody is
 * given more to make up for another.
 */
export function sizesForEach(officers: readonly OfficerSoFar[], owed: number): ReadonlyMap<string, number> {
  return new Map(
    officers.map(({ id, drawn, available }) => [id, Math.min(available, Math.max(0, owed - drawn))]),
  );
}

/**
 * How many to draw of each officer so that the squad has `owed` together. One at a time goes to whoever has had the
 * fewest, so that nobody who has recordings left is two behind another; `lotOf` decides between equals.
 */
export function sizesTogether(
  officers: readonly OfficerSoFar[],
  owed: number,
  lotOf: (id: string) => string,
): ReadonlyMap<string, number> {
  const sizes = new Map(officers.map(({ id }) => [id, 0]));
  const lots = new Map(officers.map(({ id }) => [id, lotOf(id)]));
  const hasNow = ({ id, drawn }: OfficerSoFar) => drawn + (sizes.get(id) ?? 0);
  let left = owed - officers.reduce((sum, { drawn }) => sum + drawn, 0);
  for (; left > 0; left -= 1) {
    const [next] = officers
      .filter(({ id, available }) => (sizes.get(id) ?? 0) < available)
      .sort((a, b) => hasNow(a) - hasNow(b) || ((lots.get(a.id) ?? '') < (lots.get(b.id) ?? '') ? -1 : 1));
    if (next === undefined) break;
    sizes.set(next.id, (sizes.get(next.id) ?? 0) + 1);
  }
  return sizes;
}
