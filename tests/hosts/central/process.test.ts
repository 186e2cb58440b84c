import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Listening, listen } from '../../../central/listen.ts';
import { Desk } from '../../../contract/desk-state.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { makeAuthority } from '../../support/certificates.ts';
import { accounts, password } from '../../support/department.ts';
import { startProgram } from '../../support/processes.ts';

const agency = makeAuthority('Agency root');
const stranger = makeAuthority('Somebody else');
let central: TestCentral;
let listening: Listening;
beforeAll(async () => {
  central = await testCentral();
  listening = await listen(central, {
    host: '127.0.0.1',
    port: 0,
    tls: agency.certificateFor('IP:127.0.0.1'),
  });
});
afterAll(async () => {
  await listening.stop();
  await central.stop();
  agency.sweep();
  stranger.sweep();
});

/** The whole desk from source, its core in a process of its own; answers with what it says of a sign-in. */
async function signInWith(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'sw-tls-'));
  const desk = await startProgram(
    'electron/hosts/browser/main.ts',
    ['--central', listening.url, '--profile', profile, ...args],
    environment,
  );
  onTestFinished(async () => {
    await desk.stop();
    rmSync(profile, { recursive: true, force: true });
  });
  const { origin, searchParams } = new URL(desk.url);
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { cookie: `second-watch-launch=${searchParams.get('launch')}` },
    body: JSON.stringify({ username: accounts.sergeant.username, password }),
  });
  return (await response.json()) as unknown;
}

test('the root certificate reaches the core’s own process, by an argument or by the environment', async () => {
  for (const answer of [
    await signInWith(['--central-root', agency.rootFile]),
    await signInWith([], { SECOND_WATCH_CENTRAL_ROOT: agency.rootFile }),
  ])
    expect(Desk.parse(answer).account?.id).toBe(accounts.sergeant.id);
}, 60_000);

test('with another root, and with a key that is not the central’s, the whole desk refuses', async () => {
  for (const args of [
    ['--central-root', stranger.rootFile],
    ['--central-root', agency.rootFile, '--central-pin', 'AAAA'],
  ])
    expect(await signInWith(args)).toMatchObject({
      code: 'central-not-trusted',
      title: 'This isn’t the central your department set up, so nothing was sent to it.',
    });
}, 60_000);
