/**
 * What every launcher does first: npm's packages are there, and the rest runs on the Node pinned in package.json.
 * Plain JavaScript without packages, so that it runs on whatever Node the machine has.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');

/**
 * Returns on the pinned Node with all packages installed. On another Node it runs the same command again on the pinned
 * one and never returns: it exits with that run's code.
 */
export async function onPinnedNode() {
  if (!packagesAreInstalled()) installPackages();
  const node = pinnedNode();
  if (node === null) return; // A platform without the package: the guard decides whether this Node will do.
  linkNode(node);
  if (process.version === `v${pinnedVersion()}`) return;
  process.exit(await run(node, process.argv.slice(1)));
}

/**
 * Runs a program with the packages' programs first on PATH, its output shown, and gives its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {Promise<number>}
 */
export function run(command, args, env = {}) {
  const path = [join(modules, '.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, ...env },
    shell: process.platform === 'win32' && command === 'npm',
  });
  // Ctrl-C reaches the child by itself, and we wait for it to finish; a plain kill has to be passed on.
  const wait = () => {};
  const pass = () => child.kill('SIGTERM');
  process.on('SIGINT', wait).on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', wait).off('SIGTERM', pass);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/** Whether node_modules holds the versions that package-lock.json names. npm writes its own list there when it is done. */
function packagesAreInstalled() {
  const list = join(modules, '.package-lock.json');
  if (!existsSync(list)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const found = packagesIn(list);
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === '' || optional || found[place]?.version === version,
  );
}

/**
 * @param {string} lock
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function packagesIn(lock) {
  return JSON.parse(readFileSync(lock, 'utf8')).packages;
}

function installPackages() {
  process.stderr.write('Installing packages (npm ci) ...\n');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return;
  process.stderr.write('npm ci failed; its message is above. Second Watch needs its packages to go on.\n');
  process.exit(1);
}

/**
 * The Node that npm installed: by the `node` package, whose install script may be forbidden, or by the platform's own
 * package, which has none.
 */
function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = ['node', `node-${platform}-${process.arch}`];
  return places.map((place) => join(modules, place, 'bin', program)).find(existsSync) ?? null;
}

function pinnedVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
}

/**
 * npm leaves `.bin/node` out when install scripts are forbidden; `npm run` needs it.
 * @param {string} node
 */
function linkNode(node) {
  const link = join(modules, '.bin', 'node');
  if (process.platform === 'win32' || existsSync(link)) return;
  mkdirSync(join(modules, '.bin'), { recursive: true });
  symlinkSync(relative(join(modules, '.bin'), node), link);
}
