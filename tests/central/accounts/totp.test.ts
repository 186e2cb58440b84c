import { expect, test } from 'vitest';
import { base32, codeAt, otpauthUri, stepMs, stepOf } from '../../../central/accounts/totp.ts';

const secret = Buffer.from('12345678901234567890');

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('RFC 6238, appendix B: the code of second %i', (seconds, code) => {
  expect(codeAt(secret, Math.floor((seconds * 1000) / stepMs), 8)).toBe(code);
});

test('RFC 4226, appendix D: the codes of the first ten counters', () => {
  expect(Array.from({ length: 10 }, (_, counter) => codeAt(secret, counter))).toEqual([
    ...['755224', '287082', '359152', '969429', '338314'],
    ...['254676', '287922', '162583', '399871', '520489'],
  ]);
});

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('RFC 4648, section 10, without padding: %j', (plain, letters) => {
  expect(base32(Buffer.from(plain))).toBe(letters);
});

test('a code is of the present step or one beside it, and of no other', () => {
  const now = 1_000 * stepMs + 12_345;
  const found = [998, 999, 1000, 1001, 1002].map((step) => stepOf(secret, codeAt(secret, step), now));
  expect(found).toEqual([null, 999, 1000, 1001, null]);
  for (const code of ['', '12345', '1234567', 'abcdef']) expect(stepOf(secret, code, now)).toBeNull();
});

test('the text of the picture names the department and the account, whatever they are called', () => {
  expect(otpauthUri('Riverside: PD & Co', 'j. núñez', 'ABCD')).toBe(
    'otpauth://totp/Riverside%3A%20PD%20%26%20Co:j.%20n%C3%BA%C3%B1ez?secret=ABCD&issuer=Riverside%3A%20PD%20%26%20Co',
  );
});
