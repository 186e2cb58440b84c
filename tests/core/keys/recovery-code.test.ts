import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeLetters, newRecoveryCode, readRecoveryCode } from '../../../electron/core/keys/recovery-code.ts';

test('a code is five groups of five, without letters that look alike, and never the same twice', () => {
  const codes = Array.from({ length: 500 }, newRecoveryCode);
  for (const code of codes) expect(code).toMatch(/^([2-9A-HJKMNP-Z]{5}-){4}[2-9A-HJKMNP-Z]{5}$/);
  expect(new Set(codes).size).toBe(500);
  for (const alike of '01ILO') expect(codeLetters).not.toContain(alike);
});

test('a code is read however it was typed', () => {
  const code = newRecoveryCode();
  const typings = [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `];
  for (const typed of typings) expect(readRecoveryCode(typed)).toEqual({ code });
});

test('one wrong letter, and two that changed places, are always noticed', () => {
  fc.assert(
    fc.property(fc.nat(24), fc.integer({ min: 1, max: 30 }), fc.nat(24), (at, by, other) => {
      const letters = newRecoveryCode().replaceAll('-', '').split('');
      const right = letters[at] ?? '';
      const wrong = codeLetters[(codeLetters.indexOf(right) + by) % codeLetters.length] ?? '';
      expect(readRecoveryCode(letters.with(at, wrong).join(''))).toHaveProperty('wrong');
      const swapped = letters.with(at, letters[other] ?? '').with(other, right);
      if (swapped.join('') !== letters.join('') && at < 24 && other < 24)
        expect(readRecoveryCode(swapped.join(''))).toHaveProperty('wrong');
    }),
  );
});

test('what can not be a code is said in words', () => {
  expect(readRecoveryCode('ABC')).toEqual({
    wrong: 'A recovery code has 25 letters and digits; this has 3.',
  });
  expect(readRecoveryCode(newRecoveryCode().replace(/./, 'O'))).toEqual({
    wrong: `A recovery code has no “O”. It is made of ${codeLetters}.`,
  });
});
