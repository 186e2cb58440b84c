import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cheapCost } from '../../../central/accounts/password.ts';
import { keyFile } from '../../../central/accounts/sealedSecret.ts';
import {
  putPolicy,
  readPolicy,
  requireOf,
  resetFactor,
} from '../../../central/accounts/secondFactorPolicy.ts';
import { stepMs } from '../../../central/accounts/totp.ts';
import { createCentral } from '../../../central/central.ts';
import { EnrolledFactor } from '../../../contract/sign-on.ts';
import { hour, minute } from '../../../contract/time.ts';
import { codeOf } from '../../support/authenticator.ts';
import { jsonRequest, type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { accounts, password } from '../../support/department.ts';

const { id, username } = accounts.auditor;

describe.each(databases)('a second factor on $name', ({ open }) => {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral(open);
  });
  afterAll(() => central.stop());
  beforeEach(async () => {
    // Another half minute, so that no test uses another's code.
    central.clock.advance(5 * stepMs);
    await central.db.transaction(async (tx) => {
      await tx.script('update account set locked_at = null, needs_second_factor = false');
      await tx.script('delete from failure; delete from second_factor; delete from session');
      await putPolicy(tx, { roles: [], offlineDays: 7 });
      await requireOf(tx, id, true);
    });
  });

  type Fetch = TestCentral['fetch'];
  async function attempt(code?: string, given = password, fetch: Fetch = central.fetch) {
    const body = {
      username,
      password: given,
      deviceId: 'device-1',
      deviceName: 'Desk 1',
      ...(code === undefined ? {} : { code }),
    };
    const response = await fetch(jsonRequest('POST', '/v1/sign-in', body));
    return (await response.json()) as { token?: string; code?: string; secondFactor?: unknown };
  }
  async function enrol(given = password) {
    const response = await central.fetch(
      jsonRequest('POST', '/v1/second-factor', { username, password: given }),
    );
    return (await response.json()) as { secret?: string; uri?: string; code?: string };
  }
  const now = (): number => central.clock.now();

  /** Sets one up; answers with its letters. */
  async function enrolled(): Promise<string> {
    const { secret } = EnrolledFactor.parse(await enrol());
    expect((await attempt(codeOf(secret, now()))).token).toBeDefined();
    central.clock.advance(2 * stepMs);
    return secret;
  }

  test('is set up at the first sign-in: nothing but the password is asked for it, and a code of it confirms it', async () => {
    expect((await attempt()).code).toBe('second-factor-enrol');
    expect((await attempt('123456')).code).toBe('second-factor-enrol');
    expect((await enrol('guess')).code).toBe('wrong-password');
    const { secret, uri } = EnrolledFactor.parse(await enrol());
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toContain(`otpauth://totp/Test%20department:${username}?secret=${secret}`);
    expect((await attempt()).code).toBe('second-factor-enrol');
    expect(await attempt(codeOf(secret, now()))).toMatchObject({
      token: expect.stringMatching(/^[\w-]{43}$/) as string,
      secondFactor: { offlineDays: 7 },
    });
    expect((await attempt()).code).toBe('second-factor-needed');
  });

  test('what was shown and not confirmed counts for nothing: it is made anew, and ends after a quarter of an hour', async () => {
    const first = EnrolledFactor.parse(await enrol()).secret;
    const second = EnrolledFactor.parse(await enrol()).secret;
    expect(second).not.toBe(first);
    expect((await attempt(codeOf(first, now()))).code).toBe('second-factor-wrong');
    central.clock.advance(16 * minute);
    expect((await attempt(codeOf(second, now()))).code).toBe('second-factor-enrol');
  });

  test('once confirmed it is never shown again, and none takes its place', async () => {
    await enrolled();
    expect((await enrol()).code).toBe('second-factor-needed');
  });

  test('a code is good once, also after a restart of the central, and so is none from before it', async () => {
    const secret = await enrolled();
    const [before, code] = [codeOf(secret, now() - stepMs), codeOf(secret, now())];
    expect((await attempt(code)).token).toBeDefined();
    expect((await attempt(code)).code).toBe('second-factor-used');
    const restarted = createCentral({
      clock: central.clock,
      ids: { next: () => 'bug' },
      log: () => {},
      passwordCost: cheapCost,
      dataDir: central.dataDir,
      db: central.db,
    });
    expect((await attempt(code, password, restarted.fetch)).code).toBe('second-factor-used');
    expect((await attempt(before)).code).toBe('second-factor-used');
    central.clock.advance(stepMs);
    expect((await attempt(codeOf(secret, now()))).token).toBeDefined();
  });

  test('of the same code given twice at once, one is let in', async () => {
    const secret = await enrolled();
    const code = codeOf(secret, now());
    const both = await Promise.all([attempt(code), attempt(code)]);
    expect(both.filter(({ token }) => token !== undefined)).toHaveLength(1);
  });

  test('a phone half a minute off is good enough, a minute is not', async () => {
    const secret = await enrolled();
    central.clock.advance(10 * stepMs);
    expect((await attempt(codeOf(secret, now() - 2 * stepMs))).code).toBe('second-factor-wrong');
    expect((await attempt(codeOf(secret, now() + 2 * stepMs))).code).toBe('second-factor-wrong');
    expect((await attempt(codeOf(secret, now() - stepMs))).token).toBeDefined();
    expect((await attempt(codeOf(secret, now() + stepMs))).token).toBeDefined();
  });

  test('five wrong codes lock the account, however long they are apart, and the right one no longer opens it', async () => {
    const secret = await enrolled();
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 5; n += 1) {
      codes.push((await attempt('000000')).code);
      central.clock.advance(hour);
    }
    expect(codes).toEqual([...Array<string>(4).fill('second-factor-wrong'), 'account-locked']);
    expect((await attempt(codeOf(secret, now()))).code).toBe('account-locked');
    const administrator = await central.signIn('administrator');
    await administrator.call('POST', `/v1/locked-accounts/${id}/release`);
    expect((await attempt(codeOf(secret, now()))).token).toBeDefined();
  });

  test('whoever doesn’t know the password hears nothing of it', async () => {
    const secret = await enrolled();
    expect((await attempt(codeOf(secret, now()), 'guess')).code).toBe('wrong-password');
  });

  test('the secret is in no answer, no log and not readable in the database; its key is a file of this user alone', async () => {
    const secret = await enrolled();
    central.clock.advance(stepMs);
    const answer = JSON.stringify(await attempt(codeOf(secret, now())));
    const rows = JSON.stringify(await central.db.query('select * from second_factor'));
    const session = await central.signIn('administrator');
    const feed = await (await session.call('GET', '/v1/feed')).text();
    for (const text of [answer, rows, feed, ...central.log]) expect(text).not.toContain(secret);
    const { mode } = await stat(join(central.dataDir, keyFile));
    expect(mode & 0o777).toBe(0o600);
    expect(await readFile(join(central.dataDir, keyFile), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('an account that needs none signs in as before, and is shown no secret', async () => {
    await central.db.transaction((tx) => requireOf(tx, id, false));
    const answer = await attempt();
    expect(answer.token).toBeDefined();
    expect(answer).not.toHaveProperty('secondFactor');
    expect((await enrol()).code).toBe('not-allowed');
  });

  test('a role can need it; whoever has none yet is signed out, and lifting it forgets it', async () => {
    await central.db.transaction((tx) => requireOf(tx, id, false));
    const other = await central.signIn('auditor');
    const sergeant = await central.signIn('sergeant');
    await central.db.transaction((tx) => putPolicy(tx, { roles: ['auditor'], offlineDays: 3 }));
    expect((await other.call('GET', '/v1/feed?limit=1')).status).toBe(401);
    expect((await sergeant.call('GET', '/v1/feed?limit=1')).status).toBe(200);
    const { secret } = EnrolledFactor.parse(await enrol());
    expect(await attempt(codeOf(secret, now()))).toMatchObject({ secondFactor: { offlineDays: 3 } });
    await central.db.transaction((tx) => requireOf(tx, id, false));
    expect((await attempt()).code).toBe('second-factor-needed');
    await central.db.transaction((tx) => putPolicy(tx, { roles: [], offlineDays: 3 }));
    expect(await readPolicy(central.db)).toEqual({ roles: [], offlineDays: 3 });
    expect((await attempt()).token).toBeDefined();
  });

  test('a lost one is reset: every sign-on ends, and the next sets up another', async () => {
    const lost = await enrolled();
    const { token } = await attempt(codeOf(lost, now()));
    await central.db.transaction((tx) => resetFactor(tx, id));
    const feed = await central.fetch(
      jsonRequest('GET', '/v1/feed?limit=1', undefined, { authorization: `Bearer ${token}` }),
    );
    expect(feed.status).toBe(401);
    expect((await attempt(codeOf(lost, now()))).code).toBe('second-factor-enrol');
    await enrolled();
  });

  test('without the key file nobody is let in by a code, and a reset helps', async () => {
    const secret = await enrolled();
    await rm(join(central.dataDir, keyFile));
    expect((await attempt(codeOf(secret, now()))).code).toBe('bug');
    await central.db.transaction((tx) => resetFactor(tx, id));
    await enrolled();
  });
});
