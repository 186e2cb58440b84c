import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Ports } from '../../../electron/core/ports.ts';
import { profileName } from '../../../electron/core/session/profile.ts';
import { accounts, password, type TestCentral, testCentral } from '../../support/central.ts';
import { createFakeClock } from '../../support/clock.ts';
import { type Desk, makeDesk, memorySecrets } from '../../support/desk.ts';
import { signIn } from '../../support/reviewer.ts';

vi.setConfig({ testTimeout: 120_000 });

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const { username } = accounts.sergeant;
const name = profileName('https://central.test', username);
const phrase = 'four horses on a lake';

function here(changes: Partial<Ports> & { secrets?: Desk['secrets'] } = {}): Desk {
  const { clock: _, secrets, ...ports } = changes;
  const clock = createFakeClock(central.clock.now());
  return makeDesk({ centralFetch: central.fetch, clock, ...ports, ...(secrets ? { secrets } : {}) });
}
const come = (desk: Desk, more: { passphrase?: string; recoveryCode?: string } = {}) =>
  desk.call('signIn', { body: { username, password, ...more } });
const markOf = async (desk: Desk) => (await desk.get('desk')).settings.theme;
const allFiles = (desk: Desk): string[] =>
  readdirSync(desk.profileDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function withCode(desk: Desk): Promise<string> {
  await signIn(desk);
  expect((await desk.get('desk')).recoveryMadeAt).toBeNull();
  await desk.get('settings', { body: { theme: 'light' } });
  const { code } = await desk.get('makeRecoveryCode');
  expect((await desk.get('desk')).recoveryMadeAt).toBe(desk.clock.now());
  await desk.core.stop();
  return code;
}

test.each(['absent', 'unreadable'] as const)(
  'a key that is %s is got back by the recovery code, and kept again',
  async (state) => {
    const desk = here();
    const code = await withCode(desk);
    const secrets = memorySecrets();
    const broken = state === 'absent' ? secrets : { ...secrets, read: () => Promise.resolve({ state }) };
    const lost = here({ profileDir: desk.profileDir, secrets: broken });
    expect((await come(lost)).problem).toMatchObject({
      code: 'key-lost',
      detail: expect.stringContaining('The recovery code that was made for it opens the work.') as unknown,
    });
    const wrong = code.replace(/^./, code.startsWith('A') ? 'B' : 'A');
    expect((await come(lost, { recoveryCode: wrong })).problem?.code).toBe('recovery-code-wrong');
    expect(secrets.values.size).toBe(0);
    expect((await come(lost, { recoveryCode: code.toLowerCase() })).problem).toBeNull();
    expect(await markOf(lost)).toBe('light');
    expect(secrets.values.get(name)).toBe(desk.secrets.values.get(name));
  },
);

test('a locked keyring is said to be locked, and nothing is made or written', async () => {
  const desk = here();
  await withCode(desk);
  const secrets = { ...memorySecrets(), read: () => Promise.resolve({ state: 'locked' as const }) };
  const locked = here({ profileDir: desk.profileDir, secrets });
  const before = allFiles(desk).map((path) => readFileSync(path).toString('hex'));
  expect((await come(locked)).problem?.code).toBe('key-locked');
  expect(secrets.values.size).toBe(0);
  expect(allFiles(desk).map((path) => readFileSync(path).toString('hex'))).toEqual(before);
});

test('a new recovery code ends the one before; neither it nor the key lies in any file', async () => {
  const desk = here();
  const first = await withCode(desk);
  const again = here({ profileDir: desk.profileDir, secrets: desk.secrets });
  await signIn(again);
  const { code } = await again.get('makeRecoveryCode');
  await again.core.stop();
  const lost = here({ profileDir: desk.profileDir, secrets: memorySecrets() });
  expect((await come(lost, { recoveryCode: first })).problem?.code).toBe('recovery-code-wrong');
  expect((await come(lost, { recoveryCode: code })).problem).toBeNull();
  await lost.core.stop();
  const key = desk.secrets.values.get(name) ?? '';
  for (const path of allFiles(desk)) {
    const bytes = readFileSync(path);
    for (const secret of [code, code.replaceAll('-', ''), key])
      expect(bytes.includes(secret), path).toBe(false);
    expect(bytes.includes(Buffer.from(key, 'hex')), path).toBe(false);
  }
});

test('on a machine without a keyring a passphrase is chosen once and opens the work from then on', async () => {
  const desk = here({ keysIn: 'passphrase' });
  expect((await come(desk)).problem?.code).toBe('passphrase-new');
  expect((await come(desk, { passphrase: 'short' })).problem).toMatchObject({ code: 'passphrase-new' });
  expect((await come(desk, { passphrase: phrase })).problem).toBeNull();
  await desk.get('settings', { body: { theme: 'light' } });
  const { code } = await desk.get('makeRecoveryCode');
  const again = await desk.restart();
  expect((await come(again)).problem?.code).toBe('passphrase-needed');
  expect((await come(again, { passphrase: 'four horses on the lake' })).problem?.code).toBe(
    'passphrase-wrong',
  );
  expect((await come(again, { passphrase: phrase })).problem).toBeNull();
  expect(await markOf(again)).toBe('light');
  // Forgotten: the code opens it, with a new passphrase.
  const forgot = await again.restart();
  expect((await come(forgot, { recoveryCode: code })).problem?.code).toBe('passphrase-new');
  expect((await come(forgot, { recoveryCode: code, passphrase: 'another one of mine' })).problem).toBeNull();
  const later = await forgot.restart();
  expect((await come(later, { passphrase: 'another one of mine' })).problem).toBeNull();
  expect(desk.secrets.values.size).toBe(0);
});

test('a key that lay in a file moves under the passphrase, and out of the file', async () => {
  const desk = here({ keysIn: 'file' });
  await withCode(desk);
  const secrets = desk.secrets;
  const now = here({ profileDir: desk.profileDir, secrets, keysIn: 'passphrase' });
  expect((await come(now)).problem?.code).toBe('passphrase-new');
  expect((await come(now, { passphrase: phrase })).problem).toBeNull();
  expect(await markOf(now)).toBe('light');
  expect(secrets.values.get(name)).toBe('');
});

test('a damaged record of the passphrase is not written over; the code is the way in', async () => {
  const desk = here({ keysIn: 'passphrase' });
  await come(desk, { passphrase: phrase });
  const { code } = await desk.get('makeRecoveryCode');
  await desk.core.stop();
  const path = join(desk.profileDir, `${name}.passphrase`);
  writeFileSync(path, '{"v":1');
  const again = here({ profileDir: desk.profileDir, secrets: desk.secrets, keysIn: 'passphrase' });
  expect((await come(again, { passphrase: phrase })).problem?.code).toBe('key-lost');
  expect(readFileSync(path, 'utf8')).toBe('{"v":1');
  expect((await come(again, { recoveryCode: code, passphrase: phrase })).problem).toBeNull();
});
