import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Kept = z.record(z.string(), z.string());

export type SecretFound =
  | { readonly state: 'found'; readonly value: string }
  | { readonly state: 'absent' | 'locked' | 'unreadable' };

export type SecretKeeper = {
  readonly read: (name: string) => Promise<SecretFound>;
  /** What is there and can't be opened is set aside under another name. An empty value takes away what can be. */
  readonly write: (name: string, value: string) => Promise<void>;
};

/** What seals a secret. `kind` is written beside each, so that a keyring's is known for one where there is none now. */
export type Sealer = {
  readonly kind: 'keyring' | 'plain';
  readonly seal: (plain: string) => string;
  readonly open: (sealed: string) => string;
  /** For what was sealed before kinds were written; absent: as `open`. */
  readonly openOld?: (sealed: string) => string;
};

/**
 * Secrets in a file that only this user may read, each sealed by the operating system's keyring; the browser host, for
 * development and tests, and a machine where that is allowed keep them as they are.
 */
export function createSecrets(dir: string, sealer: Sealer): SecretKeeper {
  const path = join(dir, 'keys.json');

  async function all(): Promise<Record<string, string> | null> {
    try {
      return Kept.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? {} : null;
    }
  }

  function opened(entry: string | undefined): SecretFound {
    if (entry === undefined) return { state: 'absent' };
    const [, kind, sealed = ''] = /^(?:(keyring|plain):)?(.*)$/s.exec(entry) ?? [];
    if (kind === 'plain') return { state: 'found', value: sealed };
    if (kind === 'keyring' && sealer.kind !== 'keyring') return { state: 'locked' };
    try {
      const open = kind === undefined ? (sealer.openOld ?? sealer.open) : sealer.open;
      return { state: 'found', value: open(sealed) };
    } catch {
      return { state: 'unreadable' };
    }
  }

  return {
    read: async (name) => {
      const kept = await all();
      return kept === null ? { state: 'unreadable' } : opened(kept[name]);
    },
    write: async (name, value) => {
      const kept = await all();
      if (kept === null) throw new Error('The key file cannot be read, so it is not written over.');
      const before = kept[name];
      const { [name]: _, ...others } = kept;
      const isShut = before !== undefined && opened(before).state !== 'found';
      const aside = isShut ? { [`${name}~${Object.keys(kept).length}`]: before } : {};
      const anew = value === '' ? {} : { [name]: `${sealer.kind}:${sealer.seal(value)}` };
      await mkdir(dir, { recursive: true, mode: 0o700 });
      const next = `${path}.new`;
      await writeFile(next, JSON.stringify({ ...others, ...aside, ...anew }), { mode: 0o600, flush: true });
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

/** Keeps secrets as they are. */
export const plainSealer: Sealer = { kind: 'plain', seal: (plain) => plain, open: (kept) => kept };
