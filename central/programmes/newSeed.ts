import { randomBytes } from 'node:crypto';

/** 256 bits of the machine's own chance, as text: nobody guesses it, and its hash gives nothing away. */
export function newSeed(): string {
  return randomBytes(32).toString('hex');
}
