import { randomBytes } from 'node:crypto';

/** Makes the seed of a period: a text that nobody can guess. A demonstration makes the same one each time. */
export type NewSeed = (periodId: string) => string;

/** 256 bits of the machine's own chance, as text: nobody guesses it, and its hash gives nothing away. */
export function newSeed(): string {
  return randomBytes(32).toString('hex');
}
