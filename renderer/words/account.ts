import type { Account } from '../../contract/nouns/account.ts';
import type { Unit } from '../../contract/nouns/officer.ts';

/** What an account sees: `"Squad 231, East Patrol"`, `"East Patrol"`, `"whole department"`. */
export function scopeText(
  { scope }: Pick<Account, 'scope'>,
  { units }: { readonly units: readonly Unit[] },
): string {
  if (scope.kind === 'department') return 'whole department';
  const id = scope.kind === 'squad' ? scope.squadId : scope.divisionId;
  const unit = units.find((item) => item.id === id);
  const division = units.find((item) => item.id === unit?.divisionId);
  return [unit?.name ?? scope.kind, division?.name].filter(Boolean).join(', ');
}

/** `"Dana Whitfield"` → `"DW"`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => first(word ?? '').toUpperCase()).join('');
}

/** The first letter as people see it: one with its accents, or a whole emoji. */
function first(word: string): string {
  return [...letters.segment(word)][0]?.segment ?? '';
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
