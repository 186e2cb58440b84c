/**
 * `npm start`: brings what is missing, builds, starts a demonstration central and opens the desk.
 *
 * --central URL   open the desk against this central; no demonstration
 * --profile DIR   keep the desk's own files there
 * --full          a demonstration department of full size (850 officers, 325,000 videos)
 * --no-open       open no window, print the address only
 */
import { parseArgs } from 'node:util';
import { onPinnedNode } from './prepare.mjs';

await onPinnedNode();
await import('./nodeGuard.mjs');

const { values: wishes } = parseArgs({
  options: {
    central: { type: 'string' },
    profile: { type: 'string' },
    full: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
  },
});
if (wishes.central !== undefined && !URL.canParse(wishes.central)) {
  console.error(`"${wishes.central}" is not an address. For example: --central https://central.example.gov`);
  process.exit(1);
}

const { buildWhenStale } = await import('./freshness.mjs');
await buildWhenStale();

const { startDesk } = await import('./startDesk.mjs');
process.exit(await startDesk({ ...wishes, open: !wishes['no-open'] }));
