/** The programs that tests need from the operating system, and how they come onto a Debian machine. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.mjs';

/**
 * @typedef {object} Need
 * @property {string} name
 * @property {() => boolean} isHere
 * @property {readonly string[]} packages Debian's names
 */

/** @satisfies {Record<string, Need>} */
export const needs = {
  chromium: { name: 'Chromium', isHere: () => findChromium() !== null, packages: ['chromium'] },
  postgresql: { name: 'PostgreSQL', isHere: hasPostgres, packages: ['postgresql'] },
  openssl: { name: 'OpenSSL', isHere: () => isOnPath('openssl'), packages: ['openssl'] },
  xvfb: {
    name: 'Xvfb',
    isHere: () => Boolean(process.env['DISPLAY']) || isOnPath('xvfb-run'),
    packages: ['xvfb', 'xauth'],
  },
  keyring: {
    name: "GNOME's keyring",
    isHere: () =>
      ['gnome-keyring-daemon', 'dbus-daemon', 'dbus-send'].every(isOnPath) && hasLibrary('libsecret-1.so.0'),
    packages: ['gnome-keyring', 'libsecret-1-0', 'dbus'],
  },
  electronLibraries: {
    name: "Electron's libraries",
    isHere: () =>
      ['libgtk-3.so.0', 'libnss3.so', 'libgbm.so.1', 'libasound.so.2'].every(hasLibrary) && isOnPath('unzip'),
    packages: ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'unzip'],
  },
};

/**
 * Installs what is missing where that is possible (Linux, root, apt-get); gives what is missing still.
 * @param {readonly Need[]} wanted
 * @returns {Need[]}
 */
export function provide(wanted) {
  const missing = wanted.filter((need) => !need.isHere());
  if (missing.length === 0) return [];
  const packages = missing.flatMap((need) => need.packages);
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    console.log(`Installing from Debian: ${packages.join(' ')} ...`);
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  }
  const stillMissing = missing.filter((need) => !need.isHere());
  for (const need of stillMissing) {
    console.log(`MISSING: ${need.name}. On Debian: apt-get install ${need.packages.join(' ')}`);
  }
  return stillMissing;
}

/** @param {string[]} args */
function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
}

function hasPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  return versions.some((version) => existsSync(join(debian, version, 'bin/initdb'))) || isOnPath('initdb');
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** @param {string} library */
function hasLibrary(library) {
  if (process.platform !== 'linux') return true;
  const list = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  return list.stdout?.includes(library) ?? false;
}
