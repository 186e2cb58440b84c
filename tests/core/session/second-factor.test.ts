import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { putPolicy, requireOf } from '../../../central/accounts/secondFactorPolicy.ts';
import { day, minute } from '../../../contract/time.ts';
import { codeOf } from '../../support/authenticator.ts';
import { accounts, password, type TestCentral, testCentral } from '../../support/central.ts';
import { createFakeClock } from '../../support/clock.ts';
import { type Desk, makeDesk, noNetwork } from '../../support/desk.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const { id, username } = accounts.auditor;
beforeEach(async () => {
  central.clock.advance(5 * minute);
  await central.db.transaction(async (tx) => {
    await tx.script('delete from second_factor; delete from failure');
    await putPolicy(tx, { roles: [], offlineDays: 7 });
    await requireOf(tx, id, true);
  });
});

const here = (changes: Parameters<typeof makeDesk>[0] = {}): Desk =>
  makeDesk({ centralFetch: central.fetch, clock: createFakeClock(central.clock.now()), ...changes });
const signIn = (desk: Desk, code?: string, more = {}) =>
  desk.call('signIn', { body: { username, password, ...(code === undefined ? {} : { code }), ...more } });

/** Sets a second factor up and is signed in; answers with its letters. */
async function enrolled(desk: Desk): Promise<string> {
  expect((await signIn(desk)).problem?.code).toBe('second-factor-enrol');
  const { secret } = await desk.get('enrolSecondFactor', { body: { username, password } });
  expect((await signIn(desk, codeOf(secret, central.clock.now()))).problem).toBeNull();
  central.clock.advance(minute);
  return secret;
}

test('is set up and confirmed at the first sign-in, and asked for at each one after it; a code is good once', async () => {
  const desk = here();
  const secret = await enrolled(desk);
  expect((await desk.get('desk')).account).toEqual(accounts.auditor);
  const again = await desk.restart();
  expect((await signIn(again)).problem?.code).toBe('second-factor-needed');
  expect((await again.get('desk')).account).toBeNull();
  const code = codeOf(secret, central.clock.now());
  expect((await signIn(again, code)).problem).toBeNull();
  await again.get('signOut');
  expect((await signIn(again, code)).problem?.code).toBe('second-factor-used');
  expect((await signIn(again, '000000')).problem?.code).toBe('second-factor-wrong');
});

test('neither secret nor code is left on the machine, in a file or in a log', async () => {
  const desk = here();
  const secret = await enrolled(desk);
  await desk.core.stop();
  const files = readdirSync(desk.profileDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => readFileSync(join(parentPath, name)).toString('latin1'));
  for (const text of [JSON.stringify(desk.logged), ...files]) expect(text).not.toContain(secret);
});

test('without the network the password is enough for as many days as the department says after the last code', async () => {
  const desk = here();
  await enrolled(desk);
  const away = await desk.restart({ centralFetch: noNetwork });
  away.clock.set(away.clock.now() + 6 * day);
  expect((await signIn(away)).value?.signedInOffline).toBe(true);
  const later = await away.restart();
  later.clock.set(later.clock.now() + 2 * day);
  expect((await signIn(later)).problem?.code).toBe('second-factor-offline');
  // Setting the clock back doesn't make it longer than what was seen, nor does setting it far back.
  later.clock.set(later.clock.now() - 30 * day);
  expect((await signIn(later)).problem?.code).toBe('second-factor-offline');
});

test('a department may want it each time; then there is no signing in without the network', async () => {
  await central.db.transaction((tx) => putPolicy(tx, { roles: [], offlineDays: 0 }));
  const desk = here();
  await enrolled(desk);
  const away = await desk.restart({ centralFetch: noNetwork });
  away.clock.set(away.clock.now() + minute);
  expect((await signIn(away)).problem?.code).toBe('second-factor-offline');
});

test('once it isn’t required any more, the days no longer count', async () => {
  const desk = here();
  await enrolled(desk);
  await central.db.transaction((tx) => requireOf(tx, id, false));
  const again = await desk.restart();
  expect((await signIn(again)).problem).toBeNull();
  const away = await again.restart({ centralFetch: noNetwork });
  away.clock.set(away.clock.now() + 60 * day);
  expect((await signIn(away)).value?.signedInOffline).toBe(true);
});

test('a new passphrase is asked for before the code is given away', async () => {
  const desk = here({ keysIn: 'passphrase' });
  expect((await signIn(desk)).problem?.code).toBe('second-factor-enrol');
  const { secret } = await desk.get('enrolSecondFactor', { body: { username, password } });
  const code = codeOf(secret, central.clock.now());
  expect((await signIn(desk, code)).problem?.code).toBe('passphrase-new');
  expect((await signIn(desk, code, { passphrase: 'a few words to remember' })).problem).toBeNull();
});

test('a concealed screen needs the password alone', async () => {
  const desk = here();
  await enrolled(desk);
  await desk.get('conceal', { body: { why: 'asked' } });
  expect((await desk.get('unlock', { body: { password } })).session.concealed).toBeNull();
});
