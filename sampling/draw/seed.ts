import { isReadable } from './frame.ts';

/** Why a text can't be a seed. `length` counts characters (code points), of which 1,000 are the most. */
export type SeedProblem =
  | { readonly kind: 'seed-empty' }
  | { readonly kind: 'seed-too-long'; readonly length: number }
  | { readonly kind: 'seed-unreadable' };

export const longestSeed = 1000;

/** What is wrong with a seed, or null. It is taken as it was typed: spaces count, and "007" is not "7". */
export function seedProblem(seed: string): SeedProblem | null {
  if (seed === '') return { kind: 'seed-empty' };
  const length = Array.from(seed).length;
  if (length > longestSeed) return { kind: 'seed-too-long', length };
  return isReadable(seed) ? null : { kind: 'seed-unreadable' };
}
