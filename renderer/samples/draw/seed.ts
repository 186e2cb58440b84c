import type { SeedOrigin } from '../../../contract/nouns/draw.ts';
import { longestSeed, seedProblem } from '../../../sampling/draw/seed.ts';
import { count, grouped, listed } from '../../words/count.ts';

/** A seed while it is typed, with where it comes from. */
export type SeedTyped = {
  readonly kind: 'dice' | 'person' | 'public';
  readonly text: string;
  /** Who rolled, and who looked on; what was read where. */
  readonly says: string;
  readonly name: string;
  readonly source: string;
};

export const blankSeed: SeedTyped = { kind: 'dice', text: '', says: '', name: '', source: '' };

/** Where the seed comes from, as it goes on record; null while that isn't said. */
export function originOf({ kind, says, name, source }: SeedTyped): SeedOrigin | null {
  switch (kind) {
    case 'dice':
      return says.trim() === '' ? null : { kind, says };
    case 'person':
      return name.trim() === '' ? null : { kind, name };
    case 'public':
      return source.trim() === '' || says.trim() === '' ? null : { kind, source, says };
  }
}

/** What is still to be said of the origin, as a sentence; null when nothing. */
export function originMissing(seed: SeedTyped): string | null {
  if (originOf(seed) !== null) return null;
  switch (seed.kind) {
    case 'dice':
      return 'Say who rolled the dice, and who looked on.';
    case 'person':
      return 'Say who gave the seed.';
    case 'public':
      return 'Say where the value is published, and which one it is.';
  }
}

/** What is to be known of a seed as it is typed: nothing of it is changed, so whatever can't be seen is said. */
export function seedSays(text: string): { readonly stops: boolean; readonly says: string } {
  const problem = seedProblem(text);
  switch (problem?.kind) {
    case 'seed-empty':
      return { stops: true, says: 'Type the seed exactly as it came up. It is a text: 007 is not 7.' };
    case 'seed-too-long':
      return {
        stops: true,
        says: `${grouped(problem.length)} characters; ${grouped(longestSeed)} are the most. Nothing is cut off by itself.`,
      };
    case 'seed-unreadable':
      return {
        stops: true,
        says: 'It holds a line break, a tab, or half a character, which not every machine reads alike. Type it on one line.',
      };
    case undefined:
      return {
        stops: false,
        says: `${listed([count(Array.from(text).length, 'character'), ...unseen(text)])}. Taken as it stands.`,
      };
  }
}

function unseen(text: string): readonly string[] {
  return [
    ...(/^[^\S\r\n]/.test(text) ? ['a space at the beginning counts'] : []),
    ...(/[^\S\r\n]$/.test(text) ? ['a space at the end counts'] : []),
    ...(/\S\s{2,}\S/.test(text) ? ['spaces beside each other count'] : []),
  ];
}
