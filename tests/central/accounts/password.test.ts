import { expect, test } from 'vitest';
import { cheapCost, hashPassword, isPassword } from '../../../central/accounts/password.ts';

test('a password is kept as argon2id in the form that other tools read', async () => {
  const kept = await hashPassword('hunter2', cheapCost);
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
});

test('only the same password is right', async () => {
  const kept = await hashPassword('hunter2', cheapCost);
  expect(await isPassword('hunter2', kept)).toBe(true);
  expect(await isPassword('Hunter2', kept)).toBe(false);
});

test('a password hashes differently each time', async () => {
  expect(await hashPassword('hunter2', cheapCost)).not.toBe(await hashPassword('hunter2', cheapCost));
});

test('an umlaut is the same letter however the keyboard composes it', async () => {
  const kept = await hashPassword('schl\u00fcssel', cheapCost);
  expect(await isPassword('schlu\u0308ssel', kept)).toBe(true);
});

test('a hash made at another cost is still checked at its own', async () => {
  const kept = await hashPassword('hunter2', { memory: 16, passes: 2, parallelism: 2 });
  expect(kept).toContain('m=16,t=2,p=2');
  expect(await isPassword('hunter2', kept)).toBe(true);
});

test('a hash of an unknown form is a bug, not a wrong password', async () => {
  await expect(isPassword('hunter2', 'plain:hunter2')).rejects.toThrow('unknown form');
});
