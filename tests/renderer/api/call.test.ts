import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { deskApi } from '../../../contract/desk-api.ts';
import { problemOf } from '../../../contract/problem.ts';
import { call } from '../../../renderer/api/call.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllGlobals();
  for (const close of closing.splice(0)) close();
});

/** A page on a server of its own: relative addresses reach it, as in a window. */
async function windowOn(answer: RequestListener): Promise<{ readonly close: () => void }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(origin + path, init));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  closing.push(close);
  return { close };
}

const settings = { theme: 'dark', speed: 1, volume: 1, muted: false, kept: {} };

test('a call sends its method, path, query and body as JSON, and answers the parsed reply', async () => {
  const seen: unknown[] = [];
  await windowOn((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      seen.push(request.method, request.url, request.headers['content-type'], body);
      response.end(JSON.stringify(settings));
    });
  });
  const outcome = await call(deskApi.settings, { body: { theme: 'light' } });
  expect(outcome).toEqual({ ok: true, value: settings });
  expect(seen).toEqual(['PUT', '/api/settings', 'application/json', '{"theme":"light"}']);
});

test('parts of the path are escaped and absent query values left out', async () => {
  const seen: unknown[] = [];
  await windowOn((request, response) => {
    seen.push(request.url);
    response.writeHead(404).end(JSON.stringify(problemOf({ refused: 'not-found' })));
  });
  await call(deskApi.video, { params: { id: 'a/b c' } });
  await call(deskApi.videos, { query: { text: 'KC21 & co', unitId: undefined, row: 5 } });
  expect(seen).toEqual(['/api/videos/a%2Fb%20c', '/api/videos?text=KC21%20%26%20co&row=5']);
});

test('a refusal is the problem that the core gave', async () => {
  const problem = problemOf({ refused: 'account-locked', detail: 'Since 14:02.' });
  await windowOn((_, response) => response.writeHead(423).end(JSON.stringify(problem)));
  const outcome = await call(deskApi.signIn, { body: { username: 'a', password: 'b' } });
  expect(outcome).toEqual({ ok: false, problem });
});

test('an engine that is gone is weather, whether the connection fails or the bridge answers for it', async () => {
  const { close } = await windowOn((_, response) => response.writeHead(503).end());
  const bridged = await call(deskApi.queue);
  close();
  const failed = await call(deskApi.queue);
  expect([bridged, failed].map((outcome) => outcome.ok || outcome.problem.code)).toEqual([
    'engine-away',
    'engine-away',
  ]);
});

test('a reply of another shape is a bug that names the call and the place, not a crash', async () => {
  await windowOn((_, response) => response.end(JSON.stringify({ ...settings, speed: 'fast' })));
  const outcome = await call(deskApi.settings, { body: {} });
  expect(outcome.ok ? null : outcome.problem).toMatchObject({
    code: 'bug',
    detail: 'PUT /api/settings: speed',
  });
});

test('an error page of somebody else is a bug, not a refusal', async () => {
  await windowOn((_, response) => response.writeHead(502).end('<html>Bad gateway</html>'));
  const outcome = await call(deskApi.queue);
  expect(outcome.ok ? null : outcome.problem.code).toBe('bug');
});

test('a call that was given up for a newer one is overtaken', async () => {
  await windowOn(() => undefined);
  const newer = new AbortController();
  const asking = call(deskApi.queue, {}, { signal: newer.signal });
  newer.abort();
  const outcome = await asking;
  expect(outcome.ok ? null : outcome.problem.code).toBe('overtaken');
});
