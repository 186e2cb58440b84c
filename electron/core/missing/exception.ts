import type { CodeList } from '../../../contract/nouns/account.ts';

/** Shorter words stand in dispositions for other things. */
const shortest = 6;

/**
 * The exception of the department's list that a disposition names: one of the list's own phrases stands in it. Null: none.
 * A hint to a person, never an answer.
 */
export function exceptionIn(disposition: string | null, lists: readonly CodeList[]): string | null {
  const text = folded(disposition ?? '');
  const items = lists.find(({ id }) => id === 'exception')?.items ?? [];
  return items.find(({ label }) => phrasesOf(label).some((phrase) => text.includes(phrase)))?.label ?? null;
}

/** `Resident or victim request, no enforcement` → `resident`, `victim request`, `no enforcement`. */
function phrasesOf(label: string): readonly string[] {
  return label
    .split(/,|\bor\b/u)
    .map(folded)
    .filter((phrase) => phrase.length >= shortest);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
