/**
 * `npm start`: brings what is missing, builds, starts a demonstration central and opens the desk.
 *
 * --central URL   open the desk against this central; no demonstration
 * --central-root FILE   the agency's root certificate, the only one to be trusted (PEM)
 * --central-pin PIN     SHA-256 of the central's public key, base64
 * --profile DIR   keep the desk's own files there
 * --full          a demonstration department of full size (850 officers, 325,000 videos)
 * --no-open       open no window, print the address only
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { onPinnedNode } from './prepare.mjs';

await onPinnedNode();
await import('./nodeGuard.mjs');

const wishes = wishesFrom(process.argv.slice(2));
const { buildWhenStale } = await import('./freshness.mjs');
await buildWhenStale();
const { startDesk } = await import('./startDesk.mjs');
process.exit(await startDesk(wishes));

/** @param {string[]} args */
function wishesFrom(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        central: { type: 'string' },
        profile: { type: 'string' },
        'central-root': { type: 'string' },
        'central-pin': { type: 'string' },
        full: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
      },
    });
    if (values.central !== undefined && !isWebAddress(values.central)) {
      throw new Error(
        `"${values.central}" is not an address. For example: --central https://central.example.gov`,
      );
    }
    return {
      ...values,
      trust: trustArgs(values['central-root'], values['central-pin']),
      open: !values['no-open'],
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/**
 * @param {string | undefined} root
 * @param {string | undefined} pin
 */
function trustArgs(root, pin) {
  return [
    ...(root === undefined ? [] : ['--central-root', resolve(root)]),
    ...(pin === undefined ? [] : ['--central-pin', pin]),
  ];
}

/** @param {string} text `localhost:4000` is a URL too, of a scheme called localhost. */
function isWebAddress(text) {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
