import '../../build/nodeGuard.mjs';
import { randomFillSync } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { instant } from '../../contract/time.ts';
import type { Ids, Log, Secrets } from '../core/ports.ts';
import { bridge, nowhere, type Wire } from './bridge.ts';
import { fetchCentralWith } from './central/fetch.ts';
import { trustOf, trustOptions } from './central/trust.ts';

/** The core's own process: Electron's utility process, or a forked Node. It brings the real ports to the core. */
const { values } = parseArgs({
  options: {
    central: { type: 'string' },
    profile: { type: 'string' },
    keys: { type: 'string' },
    ...trustOptions,
  },
  strict: false,
});
const central = z.url().parse(values.central);
const profile = z.string().min(1).parse(values.profile);
mkdirSync(profile, { recursive: true, mode: 0o700 });

const wire = wireToHost();
// After the guard above: an old Node would end at this import without a word.
const { createCore } = await import('../core/core.ts');
const { loadLibrary } = await import('../core/db/handle.ts');

const joined = bridge(wire, async (request) => {
  if (new URL(request.url).pathname !== '/host/stop') return core.fetch(request);
  await core.stop();
  setImmediate(() => process.exit(0));
  return Response.json({});
});
const core = createCore({
  clock: {
    now: () => instant(Date.now()),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  },
  ids: timeOrderedIds(),
  log: fileLog(join(profile, 'desk.log')),
  secrets: hostSecrets(joined.fetch),
  keysIn: z.enum(['keyring', 'file', 'passphrase']).catch('file').parse(values.keys),
  centralFetch: fetchCentralWith(trustOf(values, process.env)),
  centralUrl: central,
  profileDir: profile,
  deviceName: hostname(),
});
core.start();
setImmediate(loadLibrary);

function wireToHost(): Wire {
  const port: ParentPort | undefined = 'parentPort' in process ? process.parentPort : undefined;
  if (port !== undefined) {
    return {
      post: (message) => port.postMessage(message),
      listen: (hear) => port.on('message', ({ data }) => hear(data)),
    };
  }
  // Without the host nobody can see or stop this process.
  process.once('disconnect', () => process.exit(0));
  return {
    post: (message) => process.send?.(message),
    listen: (hear) => process.on('message', hear),
  };
}

type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', hear: (event: { readonly data: unknown }) => void) => void;
};

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then chance. */
function timeOrderedIds(): Ids {
  return {
    next: () => {
      const bytes = randomFillSync(Buffer.alloc(16));
      bytes.writeUIntBE(Date.now(), 0, 6);
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}

function fileLog(path: string): Log {
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 });
  // A full disk must not end the core: the log goes without, the reviewer's work is told of it elsewhere.
  file.on('error', () => {});
  return (level, event, facts = {}) => {
    file.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
  };
}

const Found = z.discriminatedUnion('state', [
  z.object({ state: z.literal('found'), value: z.string() }),
  z.object({ state: z.enum(['absent', 'locked', 'unreadable']) }),
]);

/** The secrets port, kept by the host. */
function hostSecrets(ask: (request: Request) => Promise<Response>): Secrets {
  const at = (name: string): string => `${nowhere}/secrets/${encodeURIComponent(name)}`;
  return {
    read: async (name) => Found.parse(await (await ask(new Request(at(name)))).json()),
    write: async (name, value) => {
      const reply = await ask(new Request(at(name), { method: 'PUT', body: value }));
      if (!reply.ok) throw new Error('The key could not be kept.');
    },
  };
}
