import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Kept = z.record(z.string(), z.string());

export type SecretFound =
  | { readonly state: 'found'; readonly value: string }
  | { readonly state: 'absent' | 'unreadable' };

export type SecretKeeper = {
  readonly read: (name: string) => Promise<SecretFound>;
  readonly write: (name: string, value: string) => Promise<void>;
};

/**
 * Secrets in a file that only this user may read, each passed through `seal` and `open`. The desktop seals with the
 * operating system's keyring; the browser host, for development and tests, keeps them as they are.
 */
export function createSecrets(
  dir: string,
  seal: (plain: string) => string,
  open: (sealed: string) => string,
): SecretKeeper {
  const path = join(dir, 'keys.json');

  async function all(): Promise<Record<string, string> | null> {
    try {
      return Kept.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? {} : null;
    }
  }

  return {
    read: async (name) => {
      const kept = await all();
      if (kept === null) return { state: 'unreadable' };
      const sealed = kept[name];
      if (sealed === undefined) return { state: 'absent' };
      try {
        return { state: 'found', value: open(sealed) };
      } catch {
        return { state: 'unreadable' };
      }
    },
    write: async (name, value) => {
      const kept = await all();
      if (kept === null) throw new Error('The key file cannot be read, so it is not written over.');
      await mkdir(dir, { recursive: true, mode: 0o700 });
      const next = `${path}.new`;
      await writeFile(next, JSON.stringify({ ...kept, [name]: seal(value) }), { mode: 0o600, flush: true });
      await chmod(next, 0o600);
      await rename(next, path);
    },
  };
}

const secretPath = /^\/secrets\/([A-Za-z0-9_-]{1,100})$/;

/** The host's side of the core's secrets port: `GET` and `PUT /secrets/<name>`. */
export function serveSecrets(secrets: SecretKeeper) {
  return async (request: Request): Promise<Response> => {
    const name = secretPath.exec(new URL(request.url).pathname)?.[1];
    if (name === undefined) return new Response(null, { status: 404 });
    if (request.method === 'GET') return Response.json(await secrets.read(name));
    try {
      await secrets.write(name, await request.text());
      return Response.json({});
    } catch {
      return new Response(null, { status: 500 });
    }
  };
}
