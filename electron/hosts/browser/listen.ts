import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

type Send = (request: Request) => Promise<Response>;
const cookieName = 'second-watch-launch';

/**
 * Puts the app on 127.0.0.1 for one browser: the launch address carries a token, exchanged at once for a cookie that
 * scripts can't read. A request without it, under another host name (DNS rebinding) or from another origin is refused.
 */
export async function listen(app: Send, port: number) {
  const token = randomBytes(24).toString('base64url');
  let origin = '';

  const guarded: Send = async (request) => {
    const url = new URL(request.url);
    const from = request.headers.get('origin');
    if (request.headers.get('host') !== new URL(origin).host) return refused('another host name');
    if (from !== null && from !== origin) return refused('another origin');
    if (url.pathname === '/' && same(url.searchParams.get('launch') ?? '', token)) {
      const cookie = `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`;
      return new Response(null, {
        status: 303,
        headers: { location: '/', 'set-cookie': cookie, 'referrer-policy': 'no-referrer' },
      });
    }
    if (!same(cookieOf(request), token)) return refused('no launch token');
    return app(request);
  };

  const server = createServer(getRequestListener(guarded, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    launchUrl: `${origin}/?launch=${token}`,
    close: (): void => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function cookieOf(request: Request): string {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? '';
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refused(why: string): Response {
  return new Response(`This address belongs to the desk that was started on this machine (${why}).\n`, {
    status: 403,
  });
}
