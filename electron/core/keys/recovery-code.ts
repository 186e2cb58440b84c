import { randomInt } from 'node:crypto';

/**
 * A recovery code: 24 letters and digits by chance (118 bits) and one more that checks them, in five groups. Without 0, 1, I,
 * L and O, which are taken for each other. The alphabet has a prime number of letters and each place another weight, so
 * one wrong letter, or two that changed places, is always noticed.
 */
export const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const [dataLetters, groupLetters] = [24, 5];

/** "K7QMB-…", to be shown once. */
export function newRecoveryCode(): string {
  const data = Array.from({ length: dataLetters }, () => randomInt(codeLetters.length));
  return grouped([...data, checkOf(data)].map((value) => codeLetters[value] ?? '').join(''));
}

/** What was typed, as the words that a key is wrapped with; or what is wrong with it, as a sentence. */
export function readRecoveryCode(typed: string): { readonly code: string } | { readonly wrong: string } {
  const letters = typed.toUpperCase().replaceAll(/[\s\-–—_.]/g, '');
  const strange = Array.from(letters).find((letter) => !codeLetters.includes(letter));
  if (strange !== undefined)
    return { wrong: `A recovery code has no “${strange}”. It is made of ${codeLetters}.` };
  if (letters.length !== dataLetters + 1)
    return {
      wrong: `A recovery code has ${dataLetters + 1} letters and digits; this has ${letters.length}.`,
    };
  const values = letters.split('').map((letter) => codeLetters.indexOf(letter));
  if (checkOf(values.slice(0, -1)) !== values.at(-1))
    return {
      wrong: 'A letter of it is wrong, or two have changed places. Please compare it with your copy.',
    };
  return { code: grouped(letters) };
}

function checkOf(data: readonly number[]): number {
  return data.reduce((sum, value, index) => sum + (index + 1) * value, 0) % codeLetters.length;
}

function grouped(letters: string): string {
  return letters.match(new RegExp(`.{${groupLetters}}`, 'g'))?.join('-') ?? letters;
}
