import type { Option } from './Select.tsx';

/**
 * The options whose label or detail holds every word typed, in any order and without regard to case and accents;
 * those that begin with the first word come first. Nothing typed: all of them.
 */
export function findOptions(options: readonly Option[], typed: string): readonly Option[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return options;
  const found = options
    .map((option) => ({ option, text: folded(`${option.label} ${option.detail ?? ''}`) }))
    .filter(({ text }) => words.every((word) => text.includes(word)));
  const begins = found.filter(({ text }) => text.startsWith(first));
  return [...begins, ...found.filter(({ text }) => !text.startsWith(first))].map(({ option }) => option);
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
