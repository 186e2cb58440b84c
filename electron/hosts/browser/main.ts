import '../../../build/nodeGuard.mjs';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '../app.ts';
import { fetchCentralWith } from '../central/fetch.ts';
import { trustArgs, trustOf, trustOptions } from '../central/trust.ts';
import { keepCore } from '../core-keeper.ts';
import { createSecrets, plainSealer, serveSecrets } from '../file-secrets.ts';
import { forkCore } from '../forked-core.ts';
import { listen } from './listen.ts';

/**
 * The desk on 127.0.0.1, for development, for tests, and for a machine where Electron's runtime can't be had.
 * Prints one JSON line, `{"url": …}`, with the address to open; whoever lacks the token in it is refused.
 */
// Built, it lies beside the core and the window; from source, the core is run from source as well.
const isBuilt = import.meta.filename.endsWith('.js');
const dist = isBuilt ? join(import.meta.dirname, '..') : join(import.meta.dirname, '../../../dist');
const coreModule = isBuilt ? join(dist, 'core/process.js') : join(import.meta.dirname, '../core-process.ts');
const { values } = parseArgs({
  options: {
    central: { type: 'string' },
    profile: { type: 'string', default: join(homedir(), '.second-watch', 'browser') },
    // What keeps the key: `file`, or `passphrase` to see what a machine without a keyring does.
    keys: { type: 'string', default: 'file' },
    port: { type: 'string', default: '0' },
    window: { type: 'string', default: join(dist, 'renderer') },
    ...trustOptions,
  },
});
if (values.central === undefined || !URL.canParse(values.central)) {
  process.stderr.write('Say which central to use: --central https://central.example.gov\n');
  process.exit(1);
}
const profile = resolve(values.profile);
const central = new URL(values.central).origin;
const trust = trustOf(values, process.env);
mkdirSync(profile, { recursive: true, mode: 0o700 });

const core = keepCore(
  () =>
    forkCore({
      module: coreModule,
      args: [
        '--central',
        central,
        '--profile',
        profile,
        '--keys',
        values.keys === 'passphrase' ? 'passphrase' : 'file',
        ...trustArgs(trust),
      ],
      execPath: process.execPath,
    }),
  serveSecrets(createSecrets(profile, plainSealer)),
  (sentence) => process.stderr.write(`${sentence}\n`),
);
const app = createApp({
  askCore: core.ask,
  fetchCentral: fetchCentralWith(trust),
  windowDir: resolve(values.window),
});
const server = await listen(app, Number(values.port));
process.stdout.write(`${JSON.stringify({ url: server.launchUrl })}\n`);

async function stop(): Promise<void> {
  server.close();
  await core.stop();
  process.exit(0);
}
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
