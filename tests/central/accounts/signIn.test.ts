import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ownHead } from '../../../central/audit/own.ts';
import { hour, minute } from '../../../contract/time.ts';
import { jsonRequest, type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { type AccountName, accounts, password } from '../../support/department.ts';

describe.each(databases)('signing in on $name', ({ open }) => {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral(open);
  });
  afterAll(() => central.stop());
  beforeEach(async () => {
    await central.db.transaction((tx) =>
      tx.script('update account set locked_at = null; delete from failure'),
    );
  });

  function attempt(username: string, given: string, address: string | null = null): Promise<Response> {
    const body = { username, password: given, deviceId: 'device-1', deviceName: 'Desk 1' };
    return central.fetch(jsonRequest('POST', '/v1/sign-in', body), { address });
  }

  async function fail(who: AccountName, times: number): Promise<string[]> {
    const codes: string[] = [];
    for (let n = 0; n < times; n += 1) {
      codes.push(((await (await attempt(accounts[who].username, 'guess')).json()) as { code: string }).code);
    }
    return codes;
  }

  test('the right password gives a token for twelve hours and says who signed in', async () => {
    const response = await attempt('alvarez', password);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/) as string,
      expiresAt: central.clock.now() + 12 * hour,
      account: accounts.sergeant,
      logHead: await ownHead(central.db),
    });
  });

  test('the username may be written in capitals', async () => {
    expect((await attempt('ALVAREZ', password)).status).toBe(200);
  });

  test('a wrong password and an unknown name are answered alike', async () => {
    const wrong = await attempt('alvarez', 'guess');
    const unknown = await attempt('nobody', 'guess');
    const strange = await attempt('nobody\0', 'guess');
    expect(wrong.status).toBe(401);
    expect([unknown.status, strange.status]).toEqual([401, 401]);
    const body: unknown = await wrong.json();
    expect(body).toMatchObject({ code: 'wrong-password' });
    expect([await unknown.json(), await strange.json()]).toEqual([body, body]);
  });

  test('the fifth failure locks the account, and the right password no longer opens it', async () => {
    expect(await fail('sergeant', 5)).toEqual([
      'wrong-password',
      'wrong-password',
      'wrong-password',
      'wrong-password',
      'account-locked',
    ]);
    const right = await attempt('alvarez', password);
    expect(right.status).toBe(423);
    expect((await attempt('brandt', password)).status).toBe(200);
  });

  test('a locked account stays locked until an administrator releases it', async () => {
    const administrator = await central.signIn('administrator');
    await fail('sergeant', 5);
    central.clock.advance(hour);
    expect((await attempt('alvarez', password)).status).toBe(423);
    const listed = await administrator.call('GET', '/v1/locked-accounts');
    expect(await listed.json()).toEqual({
      accounts: [
        {
          id: accounts.sergeant.id,
          username: 'alvarez',
          name: 'M. Alvarez',
          lockedAt: central.clock.now() - hour,
        },
      ],
    });
    const path = `/v1/locked-accounts/${accounts.sergeant.id}/release`;
    expect((await administrator.call('POST', path)).status).toBe(200);
    expect((await attempt('alvarez', password)).status).toBe(200);
    expect(await (await administrator.call('GET', '/v1/locked-accounts')).json()).toEqual({ accounts: [] });
  });

  test('five guesses at the same moment are five failures', async () => {
    const guesses = await Promise.all(Array.from({ length: 8 }, () => attempt('alvarez', 'guess')));
    expect(guesses.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      401, 401, 401, 401, 423, 423, 423, 423,
    ]);
  });

  test('failures more than fifteen minutes apart do not add up', async () => {
    await fail('sergeant', 4);
    central.clock.advance(15 * minute);
    expect(await fail('sergeant', 4)).not.toContain('account-locked');
  });

  test('a success forgets the failures before it', async () => {
    await fail('sergeant', 4);
    expect((await attempt('alvarez', password)).status).toBe(200);
    expect(await fail('sergeant', 4)).not.toContain('account-locked');
  });

  test('only an administrator sees and releases locked accounts', async () => {
    for (const who of ['sergeant', 'investigator', 'auditor'] as const) {
      const session = await central.signIn(who);
      expect((await session.call('GET', '/v1/locked-accounts')).status).toBe(403);
      expect((await session.call('POST', `/v1/locked-accounts/${session.account.id}/release`)).status).toBe(
        403,
      );
    }
    const administrator = await central.signIn('administrator');
    expect((await administrator.call('POST', '/v1/locked-accounts/nobody/release')).status).toBe(404);
  });

  test('a token ends with its twelve hours', async () => {
    const session = await central.signIn('auditor');
    central.clock.advance(12 * hour - 1);
    expect((await session.call('GET', '/v1/feed?limit=1')).status).toBe(200);
    central.clock.advance(1);
    const ended = await session.call('GET', '/v1/feed?limit=1');
    expect(ended.status).toBe(401);
    expect(await ended.json()).toMatchObject({ code: 'not-signed-in' });
  });

  test('signing out ends this token and no other', async () => {
    const [one, other] = [
      await central.signIn('auditor', 'device-a'),
      await central.signIn('auditor', 'device-b'),
    ];
    expect((await one.call('POST', '/v1/sign-out')).status).toBe(200);
    expect((await one.call('POST', '/v1/sign-out')).status).toBe(401);
    expect((await other.call('GET', '/v1/feed?limit=1')).status).toBe(200);
  });

  test('the database holds the hash of a token, never the token', async () => {
    const { token } = await central.signIn('captain');
    const rows = await central.db.query<{ token_hash: string }>('select * from session');
    expect(rows.map((row) => row.token_hash)).toContain(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('a foreign token is no session', async () => {
    for (const authorization of [
      'Bearer',
      `Bearer ${'a'.repeat(43)}`,
      'Basic YTpi',
      `Bearer ${'a'.repeat(5000)}`,
    ]) {
      const response = await central.fetch(jsonRequest('GET', '/v1/feed', undefined, { authorization }));
      expect(response.status).toBe(401);
    }
  });

  test('one network address gets thirty attempts a minute, and is told when to come back', async () => {
    for (let n = 0; n < 30; n += 1)
      expect((await attempt(`name-${n}`, 'guess', '10.0.0.9')).status).toBe(401);
    const slowed = await attempt('alvarez', password, '10.0.0.9');
    expect(slowed.status).toBe(429);
    expect(slowed.headers.get('retry-after')).toBe('2');
    expect((await attempt('alvarez', password, '10.0.0.10')).status).toBe(200);
    central.clock.advance(2000);
    expect((await attempt('alvarez', password, '10.0.0.9')).status).toBe(200);
  });

  test('neither passwords nor tokens reach the log', async () => {
    const { token } = await central.signIn('sergeant');
    await attempt('alvarez', 'a guess nobody may read');
    const log = central.log.join('\n');
    expect(log).toContain('signed-in');
    expect(log).not.toContain(token);
    expect(log).not.toContain(password);
    expect(log).not.toContain('a guess nobody may read');
  });
});
