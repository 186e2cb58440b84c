import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { app } from 'electron';
import { trustOf, trustOptions } from '../central/trust.ts';

/** What the shell was started with. Electron's own switches are passed over. */
const { values } = parseArgs({
  args: process.argv.slice(1),
  options: {
    central: { type: 'string' },
    profile: { type: 'string' },
    'without-keyring': { type: 'string' },
    ...trustOptions,
  },
  strict: false,
  allowPositionals: true,
});

const dist = fileURLToPath(new URL('../', import.meta.url));

export const options = {
  /** Origin of the central; the last resort is the department's local name. */
  central: originOf(values.central ?? process.env['SECOND_WATCH_CENTRAL']),
  /** How that central is known to be the department's. */
  trust: trustOf(values, process.env),
  profile:
    typeof values.profile === 'string'
      ? resolve(values.profile)
      : join(app.getPath('appData'), 'second-watch'),
  /** What keeps the keys where there is no keyring. */
  withoutKeyring:
    (values['without-keyring'] ?? process.env['SECOND_WATCH_WITHOUT_KEYRING']) === 'file'
      ? 'file'
      : 'passphrase',
  windowDir: join(dist, 'renderer'),
  coreModule: join(dist, 'core', 'process.js'),
  /** Tests on an old Electron run the core on another Node; absent in ordinary use. */
  coreNode: process.env['SECOND_WATCH_CORE_NODE'] ?? null,
} as const;

function originOf(given: unknown): string {
  return typeof given === 'string' && URL.canParse(given)
    ? new URL(given).origin
    : 'https://second-watch.invalid';
}
