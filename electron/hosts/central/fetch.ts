import type { IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { NotTrusted } from '../../core/central/not-trusted.ts';
import { distrustIn, identityCheck, isThisMachine, readRoots, type Trust } from './trust.ts';

type Send = (request: Request) => Promise<Response>;

/**
 * The way to the central: `fetch` over TLS with the department's own root and key, which the platform's doesn't let
 * one name. Rejects with `NotTrusted` before a byte of the request is sent, else like `fetch`. Without TLS only this very
 * machine is spoken to, by `plain`, unless the department says otherwise.
 */
export function fetchCentralWith(trust: Trust, plain: Send = fetch): Send {
  let agent: Agent | null = null;
  return async (request) => {
    const { protocol, hostname } = new URL(request.url);
    if (protocol === 'https:') {
      agent ??= agentFor(trust);
      return send(request, agent);
    }
    if (isThisMachine(hostname) || trust.allowPlainHttp) return plain(request);
    throw new NotTrusted('central-not-secure', 'Its address begins with http, not with https.');
  };
}

function agentFor({ rootFile, pins }: Trust): Agent {
  const ca = readRoots(rootFile);
  return new Agent({
    keepAlive: true,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    checkServerIdentity: identityCheck(pins),
    ...(ca === null ? {} : { ca }),
  });
}

async function send(request: Request, agent: Agent): Promise<Response> {
  const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());
  try {
    return await once(request, body, agent);
  } catch (error) {
    // The server let a kept connection go just as it was taken up again: nobody has seen the request.
    if (error instanceof StaleConnection && !request.signal.aborted) return once(request, body, agent);
    throw error;
  }
}

/** The connection was an old one, and broke off before anything was answered. */
class StaleConnection extends Error {}

function once(request: Request, body: Buffer | null, agent: Agent): Promise<Response> {
  return new Promise((resolve, reject) => {
    const call = httpsRequest(
      request.url,
      { agent, method: request.method, headers: headersOf(request, body), signal: request.signal },
      (message) => resolve(responseOf(message, request.method)),
    );
    call.once('error', (error: NodeJS.ErrnoException) => {
      const isStale = call.reusedSocket && error.code === 'ECONNRESET';
      reject(distrustIn(error) ?? (isStale ? new StaleConnection() : error));
    });
    call.end(body ?? undefined);
  });
}

function headersOf(request: Request, body: Buffer | null): Record<string, string> {
  const length: Record<string, string> = body === null ? {} : { 'content-length': String(body.byteLength) };
  return { accept: '*/*', ...Object.fromEntries(request.headers), ...length };
}

function responseOf(message: IncomingMessage, method: string): Response {
  const status = message.statusCode ?? 502;
  const headers = new Headers();
  for (let at = 0; at + 1 < message.rawHeaders.length; at += 2)
    headers.append(message.rawHeaders[at] ?? '', message.rawHeaders[at + 1] ?? '');
  const isBare = method === 'HEAD' || status === 204 || status === 304;
  if (isBare) message.resume();
  return new Response(isBare ? null : bodyOf(message), { status, headers });
}

/** Taken only as fast as it is read; whoever stops reading closes the connection. */
function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = message[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let left = false;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await chunks.next();
        if (left) return;
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: () => {
        left = true;
        message.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
