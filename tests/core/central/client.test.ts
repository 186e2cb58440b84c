import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { centralApi } from '../../../contract/central-api.ts';
import { problemOf, refuse } from '../../../contract/problem.ts';
import { day, instant } from '../../../contract/time.ts';
import { createCentral } from '../../../electron/core/central/client.ts';
import { createFakeClock } from '../../support/clock.ts';

const moving = createFakeClock();
/** The same moment, for whom no test moves it. */
const clock = createFakeClock();
const hello = {
  product: 'second-watch-central',
  api: 1,
  name: 'Kansas City',
  now: clock.now(),
  banner: '',
  bannerVersion: '',
  concealAfterMinutes: 15,
  demoAccounts: [],
};
const secret = 'token-that-must-not-be-seen';
const events = { body: { deviceId: 'd', events: [{ counter: 1, at: clock.now(), event: { kind: 'k' } }] } };
const authorised = { headers: { authorization: `Bearer ${secret}` } };

function centralThat(answer: (request: Request) => Response | Promise<Response>, clock = moving) {
  const centralFetch = async (request: Request): Promise<Response> => answer(request);
  return createCentral({ centralFetch, centralUrl: 'https://central.test', clock });
}

const html = () =>
  new Response('<h1>Welcome to the hotel</h1>', { headers: { 'content-type': 'text/html' } });

test('a central of ours is known by its hello, and a server that is not is named as such', async () => {
  expect(await centralThat(() => Response.json(hello)).hello()).toEqual(hello);
  const notOurs = { refused: 'central-not-ours', weather: true };
  expect(await centralThat(html).hello()).toMatchObject(notOurs);
  expect(await centralThat(() => Response.json({ status: 'ok' })).hello()).toMatchObject(notOurs);
  expect(await centralThat(() => Response.json(null)).hello()).toMatchObject(notOurs);
  expect(await centralThat(() => new Response('Not here', { status: 404 })).hello()).toMatchObject(notOurs);
  expect(await centralThat(() => Response.json({ ...hello, api: 2 })).hello()).toMatchObject({
    refused: 'central-other-version',
    weather: true,
  });
});

test('a redirect is not followed: it is no answer of ours', async () => {
  const seen: string[] = [];
  const central = centralThat((request) => {
    seen.push(`${request.redirect} ${request.url}`);
    return new Response(null, { status: 302, headers: { location: 'https://hotel.test/login' } });
  });
  expect(await central.hello()).toMatchObject({ refused: 'central-not-ours' });
  expect(seen).toEqual(['manual https://central.test/v1/hello']);
});

test('no network is weather, and its words name neither addresses nor the token', async () => {
  const central = centralThat(() => Promise.reject(new TypeError(`fetch failed ${secret}`)));
  const answer = await central.call(centralApi.events, events, authorised);
  expect(answer).toEqual({ refused: 'central-unreachable', weather: true, retryAfterMs: null });
});

test('a central that never answers is given up after its time, and told to stop', async () => {
  let stopped = false;
  const central = centralThat((request) => {
    request.signal.addEventListener('abort', () => {
      stopped = true;
    });
    return new Promise(() => {});
  });
  const asked = central.call(centralApi.events, events, { timeoutMs: 5000 });
  await moving.advance(4999);
  expect(stopped).toBe(false);
  await moving.advance(1);
  expect(await asked).toMatchObject({ refused: 'central-unreachable', detail: 'It did not answer in time.' });
  expect(stopped).toBe(true);
});

test('an answer that begins and never ends is given up too', async () => {
  const central = centralThat(
    () => new Response(new ReadableStream(), { headers: { 'content-type': 'application/json' } }),
  );
  const asked = central.hello();
  await moving.advance(15_000);
  expect(await asked).toMatchObject({ refused: 'central-unreachable' });
});

test("the central's own refusal comes through with its detail, and asking again would not help", async () => {
  const problem = {
    ...problemOf(refuse('not-allowed', 'Not your squad.')),
    fields: [{ path: 'a', says: 'b' }],
  };
  const central = centralThat(() => Response.json(problem, { status: 403 }));
  expect(await central.call(centralApi.events, events)).toEqual({
    refused: 'not-allowed',
    detail: 'Not your squad.',
    fields: [{ path: 'a', says: 'b' }],
    weather: false,
    retryAfterMs: null,
  });
});

test('a refusal of a newer central, with a code that nobody here knows, is another version', async () => {
  const central = centralThat(() =>
    Response.json({ code: 'full-moon', title: 'Not tonight.' }, { status: 409 }),
  );
  expect(await central.call(centralApi.events, events)).toMatchObject({ refused: 'central-other-version' });
});

test.each([
  ['120', 120_000],
  [new Date(clock.now() + 90_000).toUTCString(), 90_000],
  [new Date(clock.now() - 90_000).toUTCString(), 0],
  ['99999999', day],
  ['soon', null],
  [null, null],
])('an error with Retry-After %s may be tried again after %s ms', async (header, retryAfterMs) => {
  const headers = header === null ? {} : { 'retry-after': header };
  for (const [status, refused] of [
    [500, 'central-trouble'],
    [503, 'central-trouble'],
    [429, 'too-many-requests'],
  ] as const) {
    const central = centralThat(() => new Response('busy', { status, headers }), clock);
    expect(await central.call(centralApi.events, events)).toMatchObject({
      refused,
      weather: true,
      retryAfterMs,
    });
  }
});

test('a date in Retry-After is read by the clock of the server that wrote it', async () => {
  const theirs = moving.now() - 3 * day;
  const headers = { 'retry-after': new Date(theirs + 90_000).toUTCString() };
  const central = centralThat(({ url }) =>
    url.endsWith('/hello')
      ? Response.json({ ...hello, now: theirs })
      : new Response('busy', { status: 503, headers }),
  );
  await central.hello();
  const answer = await central.call(centralApi.events, events);
  expect(answer).toMatchObject({ refused: 'central-trouble', retryAfterMs: 90_000 - (theirs % 1000) });
});

test('an answer that is JSON but not the one agreed is another version', async () => {
  const central = centralThat(() => Response.json({ answers: 'none' }));
  expect(await central.call(centralApi.events, events)).toMatchObject({ refused: 'central-other-version' });
});

test("the clock's lead is measured against the middle of the call", async () => {
  const central = centralThat(async () => {
    await moving.advance(2000);
    return Response.json({ ...hello, now: instant(moving.now() - 1000 - 3 * day) });
  });
  expect(central.clockAheadMs()).toBeNull();
  await central.hello();
  expect(central.clockAheadMs()).toBe(3 * day);
});

test('a text that was kept goes out byte for byte', async () => {
  const text = '{ "deviceId":"d",  "events":[] }';
  const seen: string[] = [];
  const central = centralThat(async (request) => {
    seen.push(`${request.headers.get('content-type')} ${await request.text()}`);
    return Response.json({ answers: [], now: clock.now() });
  });
  expect(await central.post(centralApi.events, text)).toEqual({ answers: [], now: clock.now() });
  expect(seen).toEqual([`application/json ${text}`]);
});

test('of a call that is over nothing is kept while whoever may stop it lives', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const stopping = new AbortController();
  const asked = async (): Promise<WeakRef<object>> => {
    const way = async (): Promise<Response> => Response.json({ answers: [], now: 0 });
    const central = createCentral({ centralFetch: way, centralUrl: 'https://central.test', clock });
    expect(await central.call(centralApi.events, events, { signal: stopping.signal })).toMatchObject({
      now: 0,
    });
    return new WeakRef(way);
  };
  const ways = [await asked(), await asked(), await asked()];
  for (let round = 0; round < 5; round += 1) {
    await wait(10);
    collect();
  }
  expect(ways.map((way) => way.deref())).toEqual([undefined, undefined, undefined]);
  expect(stopping.signal.aborted).toBe(false);
});
