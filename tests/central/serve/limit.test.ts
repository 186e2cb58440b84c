import { describe, expect, test } from 'vitest';
import { limitTo } from '../../../central/serve/limit.ts';
import { Problem } from '../../../contract/problem.ts';
import { jsonRequest, type SignedOn, testCentral } from '../../support/central.ts';

describe('a limit', () => {
  test('lets a burst pass, then one call for each that came back', () => {
    let now = 0;
    const waitOf = limitTo({ burst: 3, perMinute: 60 }, () => now);
    expect([1, 2, 3, 4].map(() => waitOf('a'))).toEqual([0, 0, 0, 1000]);
    now = 400;
    expect(waitOf('a')).toBe(600);
    now = 1000;
    expect([waitOf('a'), waitOf('a')]).toEqual([0, 1000]);
  });

  test('counts each caller for itself, and nobody inside the process', () => {
    const waitOf = limitTo({ burst: 1, perMinute: 60 }, () => 0);
    expect([waitOf('a'), waitOf('b'), waitOf('a'), waitOf(null), waitOf(null)]).toEqual([0, 0, 1000, 0, 0]);
  });

  test('a refused call costs nothing more', () => {
    let now = 10_000;
    const waitOf = limitTo({ burst: 1, perMinute: 60 }, () => now);
    expect([waitOf('a'), waitOf('a'), waitOf('a')]).toEqual([0, 1000, 1000]);
    now = 11_000;
    expect(waitOf('a')).toBe(0);
  });

  test('a crowd of callers does not make it forget who has used theirs up', () => {
    const waitOf = limitTo({ burst: 1, perMinute: 60 }, () => 0);
    for (let n = 0; n < 5000; n += 1) expect(waitOf(`caller ${n}`)).toBe(0);
    expect([waitOf('caller 0'), waitOf('caller 4999')]).toEqual([1000, 1000]);
  });
});

describe('a central that is asked too often', () => {
  /** Calls until it is told to wait; answers with how often it was answered, and the refusal. */
  async function until(ask: () => Promise<Response>, most: number) {
    for (let times = 0; times <= most; times += 1) {
      const response = await ask();
      if (response.status === 429) return { times, response };
      await response.body?.cancel();
    }
    throw new Error(`never told to wait in ${most} calls`);
  }
  const locked = (session: SignedOn) => () => session.call('POST', '/v1/locked-accounts/x/release');

  test('says in plain words when to come back, to this token alone, and keeps its word', async () => {
    const central = await testCentral();
    const [wild, other] = [
      await central.signIn('sergeant', 'wild'),
      await central.signIn('sergeant', 'other'),
    ];
    const { times, response } = await until(locked(wild), 4000);
    expect(times).toBe(3000);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(Problem.parse(await response.json())).toEqual({
      code: 'too-many-requests',
      title: 'Too many calls in a short time; wait a moment.',
      detail: 'The central answers again in a second.',
    });
    expect((await locked(other)()).status).toBe(403);
    central.clock.advance(1000);
    expect((await until(locked(wild), 200)).times).toBe(100);
    await central.stop();
  });

  test('slows an address down whatever it asks for, also without a sign-on and for what is not there', async () => {
    const central = await testCentral();
    const ask = (address: string) => () => central.fetch(jsonRequest('GET', '/nothing'), { address });
    expect((await until(ask('10.0.0.9'), 40_000)).times).toBe(30_000);
    expect((await ask('10.0.0.10')()).status).toBe(404);
    central.clock.advance(1000);
    expect((await ask('10.0.0.9')()).status).toBe(404);
    await central.stop();
  });
});
