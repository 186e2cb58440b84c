import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { bridge, nowhere, type Wire } from '../../electron/hosts/bridge.ts';

const open: Array<() => void> = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** Two ends over a real message channel, as between two processes. */
function pair(left: (request: Request) => Promise<Response>, right: (request: Request) => Promise<Response>) {
  const { port1, port2 } = new MessageChannel();
  const wire = (port: typeof port1): Wire => ({
    post: (message) => port.postMessage(message),
    listen: (hear) => {
      port.on('message', hear);
    },
  });
  open.push(() => port1.close());
  return [bridge(wire(port1), left), bridge(wire(port2), right)] as const;
}

const nothing = (): Promise<Response> => Promise.resolve(new Response(null, { status: 404 }));

test('a call crosses whole: method, path with query, headers, body, status', async () => {
  const [host] = pair(nothing, async (request) => {
    const url = new URL(request.url);
    return Response.json(
      {
        method: request.method,
        path: url.pathname + url.search,
        body: await request.text(),
        language: request.headers.get('x-language'),
      },
      { status: 409, headers: { 'x-answer': 'yes' } },
    );
  });
  const reply = await host.fetch(
    new Request(`${nowhere}/api/videos?text=a%20b`, {
      method: 'POST',
      headers: { 'x-language': 'es-US' },
      body: '{"note":"Ōkubo 🚔"}',
    }),
  );
  expect({ status: reply.status, header: reply.headers.get('x-answer'), body: await reply.json() }).toEqual({
    status: 409,
    header: 'yes',
    body: { method: 'POST', path: '/api/videos?text=a%20b', body: '{"note":"Ōkubo 🚔"}', language: 'es-US' },
  });
});

test('both sides ask at once, and each gets its own answers', async () => {
  const echo = (name: string) => async (request: Request) =>
    new Response(name + new URL(request.url).pathname);
  const [host, core] = pair(echo('host'), echo('core'));
  const asked = Array.from({ length: 50 }, (_, index) => index);
  const answers = await Promise.all(
    asked.map(async (index) => [
      await (await host.fetch(new Request(`${nowhere}/${index}`))).text(),
      await (await core.fetch(new Request(`${nowhere}/${index}`))).text(),
    ]),
  );
  expect(answers).toEqual(asked.map((index) => [`core/${index}`, `host/${index}`]));
});

test('who waits when the other side dies is answered 503, not left waiting', async () => {
  const [host] = pair(nothing, () => new Promise(() => {}));
  const waiting = host.fetch(new Request(`${nowhere}/api/desk`));
  host.close();
  expect((await waiting).status).toBe(503);
});

test('an answer without a body keeps its status', async () => {
  const [host] = pair(nothing, async () => new Response(null, { status: 204 }));
  expect((await host.fetch(new Request(`${nowhere}/x`))).status).toBe(204);
});
