import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { expect, onTestFinished, test } from 'vitest';
import { day } from '../../../contract/time.ts';
import { accounts, password } from '../../support/central.ts';
import { createFakeClock, settle } from '../../support/clock.ts';
import type { Desk } from '../../support/desk.ts';
import { signIn } from '../../support/reviewer.ts';
import { filesOf, withCentral } from './opened.ts';

const { central, here } = withCentral();
const { username } = accounts.sergeant;
const everythingIn = (desk: Desk): string =>
  readdirSync(desk.profileDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => name + readFileSync(join(parentPath, name)).toString('latin1'))
    .join('\n');

type DatabaseMethod = (this: unknown, text: string) => SqliteDatabase.Database;

test('signing in opens the desk for that account, and says nothing of the token', async () => {
  const desk = here();
  const answer = await desk.get('signIn', { body: { username, password } });
  expect(answer.account).toEqual(accounts.sergeant);
  expect(answer.signedInOffline).toBe(false);
  expect(answer.central).toMatchObject({ name: 'Test department', problem: null });
  const shown = JSON.stringify([answer, desk.logged]) + everythingIn(desk);
  expect(shown).not.toContain(password);
  expect(shown).not.toMatch(/bearer|"token"/i);
});

test('a wrong password is refused in the central’s words, and leaves no trace on this machine', async () => {
  const desk = here();
  const { problem } = await desk.call('signIn', { body: { username, password: 'wrong' } });
  expect(problem?.code).toBe('wrong-password');
  expect(filesOf(desk)).toEqual([]);
  expect(desk.secrets.values.size).toBe(0);
  expect((await desk.call('queue')).problem?.code).toBe('not-signed-in');
});

test('a disk that is full at sign-in refuses in words, and lets the same desk in once there is room', async () => {
  const first = here();
  await signIn(first);
  const desk = await first.restart();
  const { prototype } = SqliteDatabase;
  const exec: DatabaseMethod = Reflect.get(prototype, 'exec');
  onTestFinished(() => {
    prototype.exec = exec;
  });
  prototype.exec = function full(text) {
    if (text === 'COMMIT') throw new SqliteDatabase.SqliteError('database or disk is full', 'SQLITE_FULL');
    return exec.call(this, text);
  };
  const { problem } = await desk.call('signIn', { body: { username, password } });
  expect(problem?.code).toBe('disk-full');
  prototype.exec = exec;
  await signIn(desk);
  expect((await desk.get('desk')).account).toEqual(accounts.sergeant);
});

test('nobody is signed in after a restart', async () => {
  const desk = here();
  await signIn(desk);
  const again = await desk.restart();
  expect((await again.get('desk')).account).toBeNull();
  expect((await again.call('queue')).problem?.code).toBe('not-signed-in');
});

test('a token lasts as long as the central said, also when this machine’s clock is three days off', async () => {
  const desk = here({ clock: createFakeClock(central().clock.now() + 3 * day) });
  await signIn(desk);
  const queue = await desk.call('queue');
  expect(queue.problem).toBeNull();
  const { sync } = await desk.get('desk');
  expect(sync.state).not.toBe('signed-out');
  expect(sync.clockAheadMs).toBe(3 * day);
});

test('when the central wants a new sign-on, the reviewer goes on working and takes up in place', async () => {
  const desk = here();
  await signIn(desk);
  await central().db.transaction((tx) => tx.run('delete from session', []));
  await desk.get('syncNow');
  await desk.clock.advance(1000);
  expect((await desk.get('desk')).sync.state).toBe('signed-out');
  expect((await desk.call('queue')).problem).toBeNull();
  const filesBefore = filesOf(desk);
  await signIn(desk);
  await settle();
  const after = await desk.get('desk');
  expect(after.sync.state).not.toBe('signed-out');
  expect(filesOf(desk)).toEqual(filesBefore);
});

test('signing out ends the token at the central and closes the database', async () => {
  const tokens = new Set<string>();
  const desk = here({
    centralFetch: (request) => {
      const token = request.headers.get('authorization');
      if (token) tokens.add(token);
      return central().fetch(request);
    },
  });
  await signIn(desk);
  await desk.get('settings', { body: { theme: 'light' } });
  const out = await desk.get('signOut');
  expect(out).toMatchObject({ account: null, settings: { theme: 'dark' } });
  await settle();
  const [authorization = ''] = tokens;
  const feed = await central().fetch(
    new Request('https://central.test/v1/feed', { headers: { authorization } }),
  );
  expect(feed.status).toBe(401);
  // Closed: another desk may open it now.
  const other = here({ profileDir: desk.profileDir, secrets: desk.secrets });
  await signIn(other);
  expect((await other.get('desk')).settings.theme).toBe('light');
});

test('each reviewer has a database of their own, under a name that says nothing of them', async () => {
  const desk = here();
  await signIn(desk);
  await desk.get('settings', { body: { theme: 'light' } });
  await signIn(desk, 'auditor');
  expect(await desk.get('desk')).toMatchObject({ account: { username: 'ek' }, settings: { theme: 'dark' } });
  const files = filesOf(desk);
  expect(files).toHaveLength(2);
  for (const name of files) expect(name).toMatch(/^[0-9a-f]{24}\.desk$/);
  await signIn(desk);
  expect((await desk.get('desk')).settings.theme).toBe('light');
});

test('a second desk on the same profile is refused before the central hears of it', async () => {
  const desk = here();
  await signIn(desk);
  let asked = 0;
  const second = here({
    profileDir: desk.profileDir,
    secrets: desk.secrets,
    centralFetch: () => {
      asked += 1;
      return Promise.reject(new Error('not to be asked'));
    },
  });
  const { problem } = await second.call('signIn', { body: { username, password } });
  expect(problem?.code).toBe('desk-already-open');
  expect(asked).toBe(0);
});

test('the device is the same at every sign-in of an account, and another for another', async () => {
  const devices: string[] = [];
  const desk = here({
    centralFetch: async (request) => {
      if (request.url.endsWith('/v1/sign-in')) {
        devices.push(((await request.clone().json()) as { deviceId: string }).deviceId);
      }
      return central().fetch(request);
    },
  });
  await signIn(desk);
  const again = await desk.restart();
  await signIn(again);
  await signIn(again, 'auditor');
  expect(new Set(devices).size).toBe(2);
  expect(devices[0]).toBe(devices[1]);
});
