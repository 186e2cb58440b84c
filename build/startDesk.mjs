import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { fetchElectron } from './electron.mjs';
import { root } from './prepare.mjs';
import { startProgram, stopAll } from './programs.mjs';

/**
 * @typedef {object} Wishes
 * @property {string | undefined} [central] address of a central; without it a demonstration central is started
 * @property {string | undefined} [profile]
 * @property {string[]} [trust] how that central is known to be the department's, as arguments of the desk
 * @property {boolean} full
 * @property {boolean} open
 */

/** The demonstration's central and desk live here; a test names a folder of its own. */
const demo = process.env['SECOND_WATCH_DEMO_DIR'] ?? join(root, '.demo');

/**
 * Opens the desk and waits until its window is closed or Ctrl-C is pressed; then everything it started is stopped.
 * @param {Wishes} wishes
 * @returns {Promise<number>} the exit code
 */
export async function startDesk(wishes) {
  const interrupted = new Promise((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
  try {
    return await Promise.race([openAndWait(wishes), interrupted.then(() => 0)]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await stopAll();
  }
}

/**
 * @param {Wishes} wishes
 * @returns {Promise<number>}
 */
async function openAndWait(wishes) {
  const central = wishes.central ?? (await startCentral(wishes.full));
  const desk = await openDesk(central, wishes);
  return desk.exited;
}

/**
 * A department to look at, kept in .demo/ between starts, at the same address while that is free.
 * @param {boolean} full
 */
async function startCentral(full) {
  const data = join(demo, full ? 'central-full' : 'central');
  const port = await freePort(full ? 47_802 : 47_801);
  console.log('Starting a demonstration central ...');
  const args = ['serve', '--data', data, '--demo', '--port', String(port), ...(full ? ['--full'] : [])];
  const central = startProgram(process.execPath, ['central/cli.ts', ...args]);
  return central.address('The demonstration central');
}

/**
 * Electron where there is one, else Chromium, else an address. Gives the program that lives as long as the desk is open.
 * @param {string} central
 * @param {Wishes} wishes
 */
async function openDesk(central, { open, full, profile, ...wishes }) {
  const demoProfile = join(demo, full ? 'profile-full' : 'profile');
  const where = profile ?? (wishes.central === undefined ? demoProfile : undefined);
  const common = [
    '--central',
    central,
    ...(where === undefined ? [] : ['--profile', where]),
    ...(wishes.trust ?? []),
  ];
  // The demonstration's work needs no passphrase to guard it.
  const demoKeys = wishes.central === undefined ? ['--without-keyring', 'file'] : [];
  if (open && hasScreen()) {
    const electron = fetchElectron();
    if (electron !== null) {
      return startProgram(electron, [root, ...common, ...demoKeys, ...sandboxFlags()]);
    }
  }
  const host = startProgram(process.execPath, ['dist/browser/main.js', ...common]);
  const address = await host.address('The desk');
  const browser = open && hasScreen() ? findChromium() : null;
  if (browser !== null) {
    console.log(
      `Electron's runtime could not be fetched; opening the desk in Chromium instead (${browser}).`,
    );
    return openBrowser(browser, address);
  }
  if (open && !hasScreen()) console.log('There is no screen here to open a window on.');
  if (open && hasScreen())
    console.log("Electron's runtime could not be fetched, and no Chromium or Chrome was found.");
  console.log(`The desk is at ${address}\nCtrl-C stops it.`);
  return host;
}

/**
 * @param {string} browser
 * @param {string} address
 */
function openBrowser(browser, address) {
  const profile = mkdtempSync(join(tmpdir(), 'second-watch-window-'));
  const flags = [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    // Its history would keep titles and addresses, which tell of recordings and people.
    '--incognito',
    '--window-size=1440,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-sync',
    ...sandboxFlags(),
  ];
  // Chromium complains at length about services that a small machine doesn't run.
  const window = startProgram(browser, flags, 'ignore');
  void window.exited.then(() => rmSync(profile, { recursive: true, force: true }));
  return window;
}

function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Chromium refuses to start as root with its sandbox on. */
function sandboxFlags() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * The wanted port, or 0 (any) when something else has it.
 * @param {number} wanted
 * @returns {Promise<number>}
 */
function freePort(wanted) {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(0))
      .listen(wanted, '127.0.0.1', () => probe.close(() => resolve(wanted)));
  });
}
