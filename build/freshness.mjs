import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './prepare.mjs';

const sources = [
  'contract',
  'sampling',
  'census',
  'mapping',
  'electron',
  'renderer',
  'package-lock.json',
  'build/vite.renderer.config.ts',
  'build/vite.node.config.ts',
];
const results = [
  'dist/desktop/main.js',
  'dist/browser/main.js',
  'dist/core/process.js',
  'dist/renderer/index.html',
];

/** Builds unless everything in `dist/` is newer than every source. Exits with 1 when the build fails. */
export async function buildWhenStale() {
  const built = Math.min(...results.map((file) => changedAt(join(root, file))));
  const changed = Math.max(...sources.map((source) => newestIn(join(root, source))));
  if (built > changed) return;
  console.log('Building the desk ...');
  const code = await run('npm', ['run', '--silent', 'build']);
  if (code !== 0) process.exit(1);
}

/**
 * @param {string} path
 * @returns {number} milliseconds; 0 when it isn't there
 */
function changedAt(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

/**
 * @param {string} path a file or a folder
 * @returns {number}
 */
function newestIn(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return changedAt(path);
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
