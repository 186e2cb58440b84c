import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { accounts, password } from '../../support/central.ts';
import { memorySecrets } from '../../support/desk.ts';
import { signIn } from '../../support/reviewer.ts';
import { filesOf, withCentral } from './opened.ts';

const { here } = withCentral();
const { username } = accounts.sergeant;

test('work whose key is lost or unreadable is never written over', async () => {
  const desk = here();
  await signIn(desk);
  await desk.core.stop();
  const [name = ''] = filesOf(desk);
  const before = readFileSync(join(desk.profileDir, name));
  const lost = memorySecrets();
  const unreadable = { ...memorySecrets(), read: () => Promise.resolve({ state: 'unreadable' as const }) };
  for (const secrets of [lost, unreadable]) {
    const again = here({ profileDir: desk.profileDir, secrets });
    const { problem } = await again.call('signIn', { body: { username, password } });
    expect(problem?.code).toBe('key-lost');
    expect(secrets.values.size).toBe(0);
    expect(readFileSync(join(desk.profileDir, name)).equals(before)).toBe(true);
  }
  const another = memorySecrets();
  another.values.set(name.replace('.desk', ''), '00'.repeat(32));
  const wrongKey = here({ profileDir: desk.profileDir, secrets: another });
  expect((await wrongKey.call('signIn', { body: { username, password } })).problem?.code).toBe(
    'profile-unreadable',
  );
});

test('where a key can not be kept nothing is made', async () => {
  const secrets = { ...memorySecrets(), write: () => Promise.reject(new Error('the keyring is locked')) };
  const desk = here({ secrets });
  const { problem } = await desk.call('signIn', { body: { username, password } });
  expect(problem).toMatchObject({ code: 'profile-unreadable' });
  expect(problem?.detail).toContain('could not be kept');
  expect(filesOf(desk)).toEqual([]);
});

test('a key whose file is gone makes a new file, and keeps the key', async () => {
  const desk = here();
  await signIn(desk);
  await desk.core.stop();
  const keys = [...desk.secrets.values];
  for (const name of readdirSync(desk.profileDir)) rmSync(join(desk.profileDir, name), { recursive: true });
  writeFileSync(join(desk.profileDir, 'desk.log'), '');
  const again = here({ profileDir: desk.profileDir, secrets: desk.secrets });
  await signIn(again);
  expect([...desk.secrets.values]).toEqual(keys);
});
