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

/** Puts a central on HTTP. Port 0 takes any free one. TLS is the business of the proxy in front. */
export async function listen(
  central: Pick<Central, 'fetch'>,
  at: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, env) => {
      const { incoming } = env as HttpBindings;
      return central.fetch(request, { address: incoming.socket.remoteAddress ?? null });
    },
    overrideGlobalObjects: false,
  });
  if ('timeout' in server) server.timeout = longestSilence;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = at.host.includes(':') ? `[${at.host}]` : at.host;
  return {
    url: `http://${host}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
