import { expect, test } from 'vitest';
import { z } from 'zod';
import { createCentral } from '../../../electron/core/central/client.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { readKept } from '../../../electron/core/desk/kept.ts';
import { createSession } from '../../../electron/core/session/session.ts';
import type { SignedIn } from '../../../electron/core/session/signed-in.ts';
import { accounts, password } from '../../support/central.ts';
import { countingIds, type Desk, noNetwork } from '../../support/desk.ts';
import { signIn } from '../../support/reviewer.ts';
import { filesOf, withCentral } from './opened.ts';

const { central, here } = withCentral();
const { username } = accounts.sergeant;

test('an account that has signed in here comes in without the network, by its own password only', async () => {
  const desk = here();
  await signIn(desk);
  const away = await desk.restart({ centralFetch: noNetwork });
  const wrong = await away.call('signIn', { body: { username, password: 'wrong' } });
  expect(wrong.problem?.code).toBe('wrong-password');
  expect((await away.get('desk')).account).toBeNull();
  const right = await away.get('signIn', { body: { username: username.toUpperCase(), password } });
  expect(right.account).toEqual(accounts.sergeant);
  expect(right.signedInOffline).toBe(true);
  expect(right.central.problem?.code).toBe('central-unreachable');
});

/** The session by itself on a desk's profile, with a look at what it keeps. */
function sessionOn({ clock, profileDir, secrets }: Desk) {
  const ports = {
    ...({ clock, profileDir, secrets, keysIn: 'keyring', ids: countingIds(), log: () => {} } as const),
    ...{ centralFetch: central().fetch, centralUrl: 'https://central.test', deviceName: 'Desk in a test' },
  };
  let db: DeskDb | null = null;
  const opened = (signedIn: SignedIn): void => {
    db = signedIn.db;
  };
  const company = { opened, renewed: () => {}, closing: () => Promise.resolve() };
  const session = createSession({ ...ports, central: createCentral(ports), changed: () => {}, company });
  return { ...session, kept: (name: string) => db && readKept(db.read, name, z.string()) };
}

test('the offline check, slow on purpose, is made a little after the sign-in', async () => {
  const desk = here();
  const session = sessionOn(desk);
  expect(await session.signIn({ username, password, banner: null })).toBeNull();
  expect(session.kept('verifier')).toBeNull();
  await desk.clock.advance(2000);
  await expect.poll(() => session.kept('verifier'), { timeout: 20_000 }).toMatch(/^scrypt/);
  await session.close();
});

test('a desk that is closed right after a sign-in has made the offline check all the same', async () => {
  const desk = here();
  const session = sessionOn(desk);
  await session.signIn({ username, password, banner: null });
  await session.close();
  const away = here({ profileDir: desk.profileDir, secrets: desk.secrets, centralFetch: noNetwork });
  expect((await away.get('signIn', { body: { username, password } })).signedInOffline).toBe(true);
});

test('an account that never signed in here needs the network once', async () => {
  const desk = here();
  await signIn(desk);
  const away = await desk.restart({ centralFetch: noNetwork });
  const { problem } = await away.call('signIn', { body: { username: accounts.auditor.username, password } });
  expect(problem?.code).toBe('never-signed-in-here');
  expect(filesOf(away)).toHaveLength(1);
});

test.each([
  ['a page of somebody else’s', () => new Response('<html>', { status: 200 }), 'central-not-ours'],
  ['an error', () => new Response('down', { status: 502 }), 'central-trouble'],
])('%s in the central’s place refuses a stranger and lets a known account in', async (_, answer, code) => {
  const desk = here();
  await signIn(desk);
  const away = await desk.restart({ centralFetch: () => Promise.resolve(answer()) });
  const stranger = await away.call('signIn', { body: { username: accounts.auditor.username, password } });
  expect(stranger.problem?.code).toBe(code);
  const known = await away.get('signIn', { body: { username, password } });
  expect(known).toMatchObject({ signedInOffline: true, central: { problem: { code } } });
});

test('no password goes to a server that has not said it is a central', async () => {
  const sent: string[] = [];
  const desk = here({
    centralFetch: async (request) => {
      sent.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`);
      return Response.json({ welcome: true });
    },
  });
  await desk.call('signIn', { body: { username, password } });
  expect(sent).toEqual(['GET /v1/hello ']);
});
