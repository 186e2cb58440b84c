import { expect, test } from 'vitest';
import { isPassword, verifierOf } from '../../../electron/core/session/password.ts';

test('a password is known again, whichever way its letters were typed, and no other is', async () => {
  const verifier = await verifierOf('Ångström 雪 \u0000');
  expect(await isPassword('A\u030angstro\u0308m 雪 \u0000', verifier)).toBe(true);
  expect(await isPassword('Angström 雪 \u0000', verifier)).toBe(false);
  expect(await isPassword('', verifier)).toBe(false);
});

test('two verifiers of one password are different, and hold nothing of it', async () => {
  const [one, two] = await Promise.all([verifierOf('secret'), verifierOf('secret')]);
  expect(one).toMatch(/^scrypt\$15\$/);
  expect(one).not.toBe(two);
  expect(one).not.toContain('secret');
});

test('a verifier of another kind fits nothing', async () => {
  expect(await isPassword('secret', 'plain$secret')).toBe(false);
  expect(await isPassword('', '')).toBe(false);
});
