/** The answers that one item got to one question, a place for each reviewer; null where there is none. */
export type Answers = readonly (string | null)[];

/** Two reviewers of an item: the first, and the blind second. */
export type Pair = readonly [first: string | null, second: string | null];

/**
 * `times` items that were answered alike: `answers` as their places among the question's possible answers, in the order
 * of the reviewers, without the missing ones. There are few patterns, however many items.
 */
export type Pattern = { readonly answers: readonly number[]; readonly times: number };

/**
 * Counts the patterns. `categories` are all answers that the question allows, used or not; an answer that isn't among
 * them is a bug, and throws a RangeError.
 */
export function patternsOf(items: readonly Answers[], categories: readonly string[]): readonly Pattern[] {
  const places = new Map<string | null, number>(categories.map((category, place) => [category, place + 1]));
  places.set(null, 0);
  const found = new Map<number | string, { readonly item: Answers; times: number }>();
  for (const item of items) {
    const key = keyOf(item, places);
    const known = found.get(key);
    if (known === undefined) found.set(key, { item, times: 1 });
    else known.times += 1;
  }
  return [...found.values()].map(({ item, times }) => ({
    answers: item.map((answer) => (places.get(answer) ?? 0) - 1).filter((place) => place >= 0),
    times,
  }));
}

/** A number where it is exact: text is ten times slower. */
function keyOf(item: Answers, places: ReadonlyMap<string | null, number>): number | string {
  let key = 0;
  for (const answer of item) {
    const place = places.get(answer);
    if (place === undefined) throw new RangeError(`${JSON.stringify(answer)} is no answer to the question`);
    key = key * places.size + place;
  }
  return Number.isSafeInteger(key) ? key : JSON.stringify(item);
}

/** How many of a pattern's answers are each of its different ones, as [place, count]. */
export function counted({ answers }: Pattern): readonly (readonly [place: number, count: number])[] {
  const counts = new Map<number, number>();
  for (const place of answers) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts];
}

/** The sum over all items of what `of` says of each. */
export function overItems<P extends { readonly times: number }>(
  patterns: readonly P[],
  of: (pattern: P) => number,
): number {
  return patterns.reduce((sum, pattern) => sum + pattern.times * of(pattern), 0);
}

export function itemsIn(patterns: readonly { readonly times: number }[]): number {
  return overItems(patterns, () => 1);
}
