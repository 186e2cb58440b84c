/** Where Electron's own runtime is. Its npm package brings the address only; the runtime is fetched on first use. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const home = join(root, 'node_modules/electron');
const patienceMs = 120_000;

/**
 * Electron's program when it is on this machine, or null.
 * @returns {string | null}
 */
export function installedElectron() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist');
  const pointer = join(home, 'path.txt');
  const program = existsSync(pointer) ? readFileSync(pointer, 'utf8') : 'electron';
  const path = join(folder, program);
  return existsSync(path) ? path : null;
}

/**
 * The same, after trying once to fetch it.
 * @returns {string | null}
 */
export function fetchElectron() {
  const here = installedElectron();
  if (here !== null) return here;
  console.log("Fetching Electron's runtime, once ...");
  spawnSync(process.execPath, [join(home, 'install.js')], { stdio: 'ignore', timeout: patienceMs });
  return installedElectron();
}
