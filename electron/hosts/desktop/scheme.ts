import { protocol, type Session, session } from 'electron';

/**
 * The window's own scheme. It carries no caller identity, so it exists in this partition alone, which no other page
 * ever loads in. The partition is in memory: no cache of footage or answers is left on the disk.
 */
export const scheme = 'desk';
export const home = `${scheme}://app/`;

export function deskSession(): Session {
  return session.fromPartition('desk');
}

/** Once, before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

export function serveScheme(handle: (request: Request) => Promise<Response>): void {
  deskSession().protocol.handle(scheme, (request) => {
    if (new URL(request.url).host !== 'app') return new Response(null, { status: 404 });
    return handle(request);
  });
}
