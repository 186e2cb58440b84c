import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setDisabled } from '../../../central/accounts/disable.ts';
import { cheapCost, hashPassword } from '../../../central/accounts/password.ts';
import { putAccount } from '../../../central/accounts/put.ts';
import { RenewedToken } from '../../../contract/sign-on.ts';
import { hour, minute } from '../../../contract/time.ts';
import { jsonRequest, type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { accounts, password } from '../../support/department.ts';

describe.each(databases)('a sign-on and its tokens on $name', ({ open }) => {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral(open);
  });
  afterAll(() => central.stop());

  const ask = (token: string, method: string, path: string) =>
    central.fetch(jsonRequest(method, path, undefined, { authorization: `Bearer ${token}` }));
  const isGood = async (token: string): Promise<boolean> => {
    const response = await ask(token, 'GET', '/v1/feed?limit=1');
    await response.body?.cancel();
    return response.status === 200;
  };
  const renew = async (token: string) => {
    const response = await ask(token, 'POST', '/v1/token');
    return response.ok ? RenewedToken.parse(await response.json()) : response.status;
  };
  async function renewed(token: string): Promise<string> {
    const answer = await renew(token);
    if (typeof answer === 'number') throw new Error(`not renewed: ${answer}`);
    return answer.token;
  }

  test('a renewed token takes the place of the old one once it is used; a minute later the old one is dead', async () => {
    const { token: first } = await central.signIn('auditor', 'rotates');
    const second = await renewed(first);
    central.clock.advance(hour);
    expect([await isGood(first), await isGood(second)]).toEqual([true, true]);
    central.clock.advance(minute - 1);
    expect(await isGood(first)).toBe(true);
    expect(await renew(first)).toBe(401);
    central.clock.advance(1);
    expect(await isGood(first)).toBe(false);
  });

  test('an old token used after its time ends the whole sign-on, in whosever hands it is', async () => {
    const { token: first } = await central.signIn('auditor', 'stolen');
    const second = await renewed(first);
    expect(await isGood(second)).toBe(true);
    central.clock.advance(minute);
    expect(await isGood(second)).toBe(true);
    expect(await isGood(first)).toBe(false);
    expect(await isGood(second)).toBe(false);
    expect(central.log.filter((line) => line.includes('old-token-used'))).not.toEqual([]);
  });

  test('an answer that was lost costs nothing: the old token goes on and is renewed again', async () => {
    const { token: first } = await central.signIn('auditor', 'loses');
    const lost = await renewed(first);
    const second = await renewed(first);
    expect(await isGood(lost)).toBe(false);
    expect(await isGood(second)).toBe(true);
  });

  test('renewing never makes a sign-on last longer than twelve hours', async () => {
    const { token } = await central.signIn('auditor', 'lasts');
    central.clock.advance(11 * hour);
    const second = await renew(token);
    expect(second).toMatchObject({ expiresAt: central.clock.now() + hour });
    central.clock.advance(hour);
    expect(typeof second === 'number' || (await isGood(second.token))).toBe(false);
  });

  test('signing out ends the old token and the new one', async () => {
    const { token: first } = await central.signIn('auditor', 'leaves');
    const second = await renewed(first);
    expect((await ask(first, 'POST', '/v1/sign-out')).status).toBe(200);
    expect([await isGood(first), await isGood(second)]).toEqual([false, false]);
  });

  test('a changed password ends every sign-on of the account and no other', async () => {
    const { token } = await central.signIn('captain', 'old-password');
    const other = await central.signIn('auditor', 'other');
    const second = await renewed(token);
    const hash = await hashPassword('a new password', cheapCost);
    await central.db.transaction((tx) => putAccount(tx, accounts.captain, hash, central.clock.now()));
    expect([await isGood(token), await isGood(second), await isGood(other.token)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('an account that is switched off loses its sign-ons, and is told so only with the right password', async () => {
    const { token } = await central.signIn('otherSergeant');
    const { id, username } = accounts.otherSergeant;
    const signIn = async (given: string) => {
      const body = { username, password: given, deviceId: 'd', deviceName: 'D' };
      return (
        (await (await central.fetch(jsonRequest('POST', '/v1/sign-in', body))).json()) as { code?: string }
      ).code;
    };
    expect(await setDisabled(central.db, id, central.clock.now(), central.clock.now())).toBe(true);
    expect(await isGood(token)).toBe(false);
    expect([await signIn('guess'), await signIn(password)]).toEqual(['wrong-password', 'account-disabled']);
    expect(await setDisabled(central.db, id, null, central.clock.now())).toBe(true);
    expect(await isGood(token)).toBe(false);
    expect(await signIn(password)).toBe(undefined);
    expect(await setDisabled(central.db, 'nobody', null, central.clock.now())).toBe(false);
  });
});
