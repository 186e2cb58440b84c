import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Listening, listen } from '../../../central/listen.ts';
import { NotTrusted } from '../../../electron/core/central/not-trusted.ts';
import { fetchCentralWith } from '../../../electron/hosts/central/fetch.ts';
import { pinOf, type Trust } from '../../../electron/hosts/central/trust.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { type Certificate, makeAuthority } from '../../support/certificates.ts';
import { accounts, password } from '../../support/department.ts';
import { makeDesk } from '../../support/desk.ts';

const here = 'IP:127.0.0.1,DNS:localhost';
const agency = makeAuthority('Agency root');
const stranger = makeAuthority('Somebody else');
afterAll(() => {
  agency.sweep();
  stranger.sweep();
});
const trust: Trust = { rootFile: agency.rootFile, pins: [], allowPlainHttp: false };

describe('the way to the central over TLS', () => {
  let central: TestCentral;
  const good = agency.certificateFor(here);
  const footage = randomBytes(3_000_000);
  const open: Listening[] = [];
  beforeAll(async () => {
    central = await testCentral();
    await central.addFootage('video-1-1-1', footage);
  });
  afterAll(async () => {
    for (const one of open) await one.stop();
    await central.stop();
  });

  async function served(tls: Certificate | null): Promise<string> {
    const listening = await listen(central, { host: '127.0.0.1', port: 0, tls });
    open.push(listening);
    return listening.url;
  }

  /** What a desk's sign-in page says of a central there, and whether anything was sent to it. */
  async function signInAt(centralUrl: string, given: Partial<Trust> = {}) {
    const calls = central.log.length;
    const desk = makeDesk({ centralUrl, centralFetch: fetchCentralWith({ ...trust, ...given }) });
    const body = { username: accounts.sergeant.username, password };
    const { status, problem } = await desk.call('signIn', { body });
    return { status, code: problem?.code ?? null, detail: problem?.detail, sent: central.log.length - calls };
  }

  test('a desk signs in at a central whose certificate comes from the agency’s root', async () => {
    const url = await served(good);
    expect(url).toMatch(/^https:/);
    expect(await signInAt(url)).toMatchObject({ status: 200, code: null });
  });

  test.each<[string, () => Certificate, RegExp]>([
    ['signed by itself', () => agency.selfSigned(here), /signed by nobody but itself/],
    ['from another root', () => stranger.certificateFor(here), /not from the authority/],
    ['for another name', () => agency.certificateFor('DNS:central.example.gov'), /another server’s name/],
    ['that has ended', () => agency.certificateFor(here, { ended: true }), /has ended/],
  ])('a certificate %s is refused in plain words, and nothing is sent', async (_, certificate, says) => {
    expect(await signInAt(await served(certificate()))).toEqual({
      status: 502,
      code: 'central-not-trusted',
      detail: expect.stringMatching(says) as string,
      sent: 0,
    });
  });

  test('where a root is named, no other counts; where none is, the agency’s alone is not enough', async () => {
    const url = await served(good);
    expect(await signInAt(url, { rootFile: stranger.rootFile })).toMatchObject({
      code: 'central-not-trusted',
      sent: 0,
    });
    expect(await signInAt(url, { rootFile: null })).toMatchObject({ code: 'central-not-trusted', sent: 0 });
  });

  test('a root file that is missing or holds no certificate is said, never passed over', async () => {
    const url = await served(good);
    const empty = join(agency.folder, 'empty.pem');
    writeFileSync(empty, 'nothing');
    for (const rootFile of [empty, join(agency.folder, 'not-there.pem')])
      expect(await signInAt(url, { rootFile })).toMatchObject({
        code: 'central-not-trusted',
        detail: expect.stringContaining(rootFile) as string,
        sent: 0,
      });
  });

  test('a pinned key is asked for, also beside a good certificate; of two, either will do', async () => {
    const url = await served(good);
    const other = pinOf(agency.certificateFor(here).cert);
    expect(await signInAt(url, { pins: [other] })).toEqual({
      status: 502,
      code: 'central-not-trusted',
      detail: 'Its key is not the one that your department wrote down.',
      sent: 0,
    });
    expect(await signInAt(url, { pins: [pinOf(good.cert)] })).toMatchObject({ status: 200 });
    expect(await signInAt(url, { pins: [other, pinOf(good.cert)] })).toMatchObject({ status: 200 });
  });

  test('http is spoken with this machine alone, unless the department allows it', async () => {
    const asked: string[] = [];
    const plain = (request: Request): Promise<Response> => {
      asked.push(new URL(request.url).hostname);
      return central.fetch(request);
    };
    const ask = (url: string, allowPlainHttp = false) =>
      fetchCentralWith({ ...trust, allowPlainHttp }, plain)(new Request(`${url}/v1/hello`));
    for (const url of [
      'http://central.example.gov',
      'http://10.0.0.5',
      'http://127.0.0.1.example.gov',
      'http://localhost.evil',
    ])
      await expect(ask(url)).rejects.toBeInstanceOf(NotTrusted);
    expect(asked).toEqual([]);
    for (const url of ['http://localhost:1', 'http://127.0.0.1', 'http://[::1]:9'])
      expect((await ask(url)).status).toBe(200);
    expect((await ask('http://10.0.0.5', true)).status).toBe(200);
    expect(asked).toHaveLength(4);
    expect(await signInAt('http://central.example.gov')).toMatchObject({
      code: 'central-not-secure',
      sent: 0,
    });
  });

  test('a server that speaks http where https is wanted is not trusted', async () => {
    const url = (await served(null)).replace('http:', 'https:');
    expect(await signInAt(url)).toMatchObject({ code: 'central-not-trusted', sent: 0 });
  });

  test('footage comes whole, by ranges and by HEAD, as it is', async () => {
    const send = fetchCentralWith(trust);
    const { token } = await central.signIn('sergeant');
    const url = `${await served(good)}/v1/footage/video-1-1-1`;
    const ask = (method: string, headers: Record<string, string> = {}) =>
      send(new Request(url, { method, headers: { authorization: `Bearer ${token}`, ...headers } }));
    const whole = await ask('GET');
    expect(Buffer.from(await whole.arrayBuffer()).equals(footage)).toBe(true);
    const part = await ask('GET', { range: 'bytes=100-199' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/3000000']);
    expect(Buffer.from(await part.arrayBuffer()).equals(footage.subarray(100, 200))).toBe(true);
    const head = await ask('HEAD');
    expect([head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength]).toEqual([
      200,
      '3000000',
      0,
    ]);
  });
});

describe('a connection over TLS', () => {
  const { cert, key } = agency.certificateFor(here);
  async function serverOf(answer: Parameters<typeof createServer>[1]) {
    const server = createServer({ cert, key }, answer);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return { server, url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/` };
  }

  test('to a server that is not trusted carries not one byte of the request', async () => {
    for (const [tls, pins] of [
      [stranger.certificateFor(here), []],
      [agency.certificateFor('DNS:elsewhere'), []],
      [agency.certificateFor(here), ['another key']],
    ] as const) {
      let heard = '';
      let ended = 0;
      const server = createTlsServer(tls, (socket) => {
        socket.on('data', (bytes: Buffer) => {
          heard += bytes.toString();
        });
        socket.on('error', () => {});
        socket.on('close', () => {
          ended += 1;
        });
      });
      server.on('tlsClientError', () => {
        ended += 1;
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const call = fetchCentralWith({ ...trust, pins })(
        new Request(url, { method: 'POST', body: 'a password' }),
      );
      await expect(call).rejects.toBeInstanceOf(NotTrusted);
      await expect.poll(() => ended).toBe(1);
      expect(heard).toBe('');
      server.close();
    }
  });

  test('is let go when the reader stops, or the call is given up', async () => {
    let closed = 0;
    const { url } = await serverOf((_, response) => {
      response.on('close', () => {
        closed += 1;
      });
      response.write(Buffer.alloc(100_000));
    });
    const send = fetchCentralWith(trust);
    const reader = (await send(new Request(url))).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => closed).toBe(1);
    const call = new AbortController();
    const response = await send(new Request(url, { signal: call.signal }));
    call.abort();
    await expect(response.arrayBuffer()).rejects.toThrow();
    await expect.poll(() => closed).toBe(2);
  });

  test('that was kept and is let go by the server is opened anew, the body sent once more', async () => {
    const bodies: string[] = [];
    const { server, url } = await serverOf((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      request.on('end', () => {
        bodies.push(text);
        response.end('taken');
      });
    });
    const send = fetchCentralWith(trust);
    const post = async (body: string) => (await send(new Request(url, { method: 'POST', body }))).text();
    expect(await post('one')).toBe('taken');
    server.closeAllConnections();
    expect(await post('two')).toBe('taken');
    expect(bodies).toEqual(['one', 'two']);
  });

  test('that breaks off in the middle of an answer is told to the reader', async () => {
    const { url } = await serverOf((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
      setImmediate(() => response.destroy());
    });
    const response = await fetchCentralWith(trust)(new Request(url));
    await expect(response.text()).rejects.toThrow();
  });
});
