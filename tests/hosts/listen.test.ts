import { request as httpRequest } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../../electron/hosts/browser/listen.ts';

let close: () => void = () => {};
afterEach(() => close());

async function open() {
  const server = await listen(async (request) => new Response(new URL(request.url).pathname), 0);
  close = server.close;
  const launched = await fetch(server.launchUrl, { redirect: 'manual' });
  return { ...server, launched, cookie: launched.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

/** Plain HTTP, for `fetch` doesn't let a test lie about its Host. */
function ask(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('the launch address hands its token over as a cookie that scripts and other sites never get', async () => {
  const { launched, origin, cookie } = await open();
  expect(launched.status).toBe(303);
  expect(launched.headers.get('location')).toBe('/');
  expect(launched.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  expect(await ask(`${origin}/api/desk`, { cookie })).toBe(200);
});

test('without the token, under another host name, or from another origin, nothing is answered', async () => {
  const { origin, cookie } = await open();
  expect(await ask(`${origin}/api/desk`, {})).toBe(403);
  expect(await ask(`${origin}/?launch=guess`, {})).toBe(403);
  expect(await ask(`${origin}/api/desk`, { cookie: `${cookie}x` })).toBe(403);
  expect(await ask(`${origin}/api/desk`, { cookie, host: 'evil.example' })).toBe(403);
  expect(await ask(`${origin}/api/desk`, { cookie, origin: 'http://evil.example' })).toBe(403);
  expect(await ask(`${origin}/api/desk`, { cookie, origin })).toBe(200);
});

test('it listens on the loopback address alone', async () => {
  const { origin } = await open();
  expect(new URL(origin).hostname).toBe('127.0.0.1');
});
