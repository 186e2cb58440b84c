import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putDepartment } from '../../../central/department.ts';
import { centralApi } from '../../../contract/central-api.ts';
import { pathOf } from '../../../contract/line.ts';
import { Problem } from '../../../contract/problem.ts';
import { Hello } from '../../../contract/sign-on.ts';
import { jsonRequest, type TestCentral, testCentral } from '../../support/central.ts';

describe('answers of the central', () => {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral();
  });
  afterAll(() => central.stop());

  const problemOf = async (response: Response) => Problem.parse(await response.json());

  test('hello says who this is, before anybody is known', async () => {
    const department = {
      name: 'Kansas City',
      banner: 'Authorised use only.',
      demoAccounts: [{ username: 'alvarez', password: 'demo', name: 'M. Alvarez', role: 'sergeant' }],
    };
    await central.db.transaction((tx) => putDepartment(tx, department));
    const response = await central.fetch(jsonRequest('GET', '/v1/hello'));
    expect(Hello.parse(await response.json())).toEqual({
      product: 'second-watch-central',
      api: 1,
      now: central.clock.now(),
      ...department,
      bannerVersion: createHash('sha256').update(department.banner).digest('hex').slice(0, 16),
      concealAfterMinutes: 15,
    });
  });

  test('every line that is not for anyone wants a session first', async () => {
    const lines = Object.values(centralApi).filter((line) => !('who' in line) || line.who !== 'anyone');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const path = pathOf(line, { id: 'x', videoId: 'x', part: 'x' });
      const response = await central.fetch(jsonRequest(line.method, path));
      expect([line.path, response.status]).toEqual([line.path, 401]);
      expect((await problemOf(response)).code).toBe('not-signed-in');
    }
  });

  test('what is not on the page is not there', async () => {
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/v1/nothing'],
      ['DELETE', '/v1/feed'],
      ['GET', '/v1/feed/'],
    ]) {
      const response = await central.fetch(jsonRequest(method ?? '', path ?? ''));
      expect([path, response.status]).toEqual([path, 404]);
      expect((await problemOf(response)).code).toBe('not-found');
    }
  });

  test('every answer says what a browser must not do with it', async () => {
    const asked = ['/v1/hello', '/v1/nothing', '/v1/feed'].map((path) =>
      central.fetch(jsonRequest('GET', path)),
    );
    for (const { headers } of await Promise.all(asked)) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      expect(headers.get('access-control-allow-origin')).toBe(null);
    }
  });

  const signIn = (body: string | Uint8Array<ArrayBuffer>) =>
    central.fetch(new Request('http://central.test/v1/sign-in', { method: 'POST', body }));

  test.each([
    ['nothing', ''],
    ['half an object', '{"username":'],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
    ['more than anybody’s name', `{"username":"${'x'.repeat(70_000)}"}`],
  ])('a body of %s is refused', async (_, body) => {
    const response = await signIn(body);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).code).toBe('bad-request');
  });

  test('a refused body says which fields are wrong, and nothing of what was in them', async () => {
    const response = await signIn(
      JSON.stringify({ username: 'alvarez', password: 4711, deviceId: 'a\u0000b' }),
    );
    const text = await response.text();
    expect(Problem.parse(JSON.parse(text)).fields?.map(({ path }) => path)).toEqual([
      'password',
      'deviceId',
      'deviceName',
    ]);
    expect(text).not.toContain('4711');
  });

  test('more than eight megabytes of events are too much, also without saying so beforehand', async () => {
    const session = await central.signIn('sergeant');
    const headers = { authorization: `Bearer ${session.token}` };
    const declared = await central.fetch(
      new Request('http://central.test/v1/events', { method: 'POST', headers, body: 'x'.repeat(9_000_000) }),
    );
    expect(declared.status).toBe(413);
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    // Node wants `duplex` for a streamed body; the DOM's types don't know it yet.
    const init: RequestInit & { readonly duplex: 'half' } = {
      method: 'POST',
      headers,
      body: endless,
      duplex: 'half',
    };
    const streamed = await central.fetch(new Request('http://central.test/v1/events', init));
    expect((await problemOf(streamed)).code).toBe('too-large');
    expect(sent).toBeLessThan(12_000_000);
  });

  test('a bug is answered with its number, and told to the log alone', async () => {
    const broken = await testCentral();
    const session = await broken.signIn('sergeant');
    await broken.db.transaction((tx) => tx.script('alter table feed_head rename to feed_lost'));
    const response = await session.call('GET', '/v1/feed');
    expect(response.status).toBe(500);
    const text = await response.text();
    const { code, bugId } = Problem.parse(JSON.parse(text));
    expect([code, bugId]).toEqual(['bug', 'bug-1']);
    expect(text).not.toMatch(/feed_head|\.ts|at /);
    const line = broken.log.find((entry) => entry.includes('"bugId":"bug-1"'));
    expect(line).toContain('feed_head');
    await broken.stop();
  });

  test('each call is one line of the log, without what was asked', async () => {
    await central.fetch(
      jsonRequest('GET', '/v1/feed?after=secret-cursor', undefined, { authorization: 'Bearer secret' }),
    );
    const line = central.log.findLast((entry) => entry.includes('/v1/feed'));
    expect(JSON.parse(line ?? '')).toEqual({
      level: 'info',
      event: 'answered',
      method: 'GET',
      path: '/v1/feed',
      status: 401,
      ms: expect.any(Number) as number,
    });
  });
});
