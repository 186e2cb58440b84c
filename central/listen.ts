import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { minute } from '../contract/time.ts';
import type { Central } from './central.ts';

export type Listening = {
  /** Such as `http://127.0.0.1:8443`. */
  readonly url: string;
  /** Takes no more calls, cuts what is still running, and frees the port. The central itself stays. */
  readonly stop: () => Promise<void>;
};

/** A player that was paused keeps its connection quietly; after this it is let go, and asks again with a range. */
const longestSilence = 5 * minute;

/** A certificate with those between it and the root, and its key; both PEM. */
export type Tls = { readonly cert: string | Buffer; readonly key: string | Buffer };

/** Puts a central on HTTPS, or on HTTP where `tls` is null and a proxy in front does it. Port 0 takes any free one. */
export async function listen(
  central: Pick<Central, 'fetch'>,
  at: { readonly host: string; readonly port: number; readonly tls?: Tls | null },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, env) => {
      const { incoming } = env as HttpBindings;
      return central.fetch(request, { address: incoming.socket.remoteAddress ?? null });
    },
    overrideGlobalObjects: false,
    ...(at.tls ? { createServer, serverOptions: { ...at.tls, minVersion: 'TLSv1.2' as const } } : {}),
  });
  if ('timeout' in server) server.timeout = longestSilence;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = at.host.includes(':') ? `[${at.host}]` : at.host;
  return {
    url: `${at.tls ? 'https' : 'http'}://${host}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
