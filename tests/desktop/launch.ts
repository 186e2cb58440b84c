/** `launch` starts an app folder in a real Electron and closes it when the test ends; without Electron the test is skipped. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { test as base, type ElectronApplication, _electron as electron } from '@playwright/test';
import { type ElectronRuntime, electronRuntime } from '../support/electronRuntime.ts';

type Options = { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> };
type Launch = (folder: string, options?: Options) => Promise<ElectronApplication>;
type Runtime = ElectronRuntime | { readonly missing: string };

export const test = base.extend<{ launch: Launch }, { runtime: Runtime }>({
  runtime: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const runtime = await electronRuntime();
      if ('missing' in runtime) process.stderr.write(`SKIPPED, every desktop test: ${runtime.missing}.\n`);
      await use(runtime);
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  launch: async ({ runtime }, use, testInfo) => {
    testInfo.skip('missing' in runtime, 'missing' in runtime ? runtime.missing : '');
    if ('missing' in runtime) return;
    const open: ElectronApplication[] = [];
    await use(async (folder, { args = [], env = {} } = {}) => {
      const app = await electron.launch({
        executablePath: runtime.executablePath,
        args: [...runtime.held.args, folder, '--disable-gpu', ...args],
        env: { ...environment(), ...runtime.env, ...runtime.held.env, ...env },
        timeout: 90_000,
      });
      open.push(app);
      processes.set(app, app.process());
      return app;
    });
    const ended = await Promise.allSettled(open.map(quit));
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  },
});

/** Playwright forgets the process of an app that has ended. */
const processes = new WeakMap<ElectronApplication, ChildProcess>();

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** An app that takes longer than this to close is killed, in milliseconds. The shell itself gives up after nine and a half seconds. */
const patience = 30_000;

/** Asks the app to close. One that doesn't is killed with all it started, so that it holds up this test alone, which fails. */
export async function quit(app: ElectronApplication): Promise<void> {
  const child = processes.get(app) ?? app.process();
  if (!isRunning(child)) return;
  const closing = app.close().then(
    () => true,
    () => true,
  );
  const late = new AbortController();
  const isClosed = await Promise.race([closing, wait(patience, false, { signal: late.signal })]);
  late.abort();
  if (isClosed) return;
  const isStuck = isRunning(child);
  if (isStuck && child.pid !== undefined) {
    const gone = once(child, 'exit');
    // It leads a process group of its own.
    process.kill(-child.pid, 'SIGKILL');
    await gone;
  }
  throw new Error(
    isStuck
      ? `The app had not ended ${patience / 1000} s after it was asked to close, and was killed.`
      : `The app ended, but Playwright had not let go of it after ${patience / 1000} s.`,
  );
}

function environment(): Record<string, string> {
  const ours = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  // A test machine has no keyring, and its work needs no passphrase.
  return { SECOND_WATCH_WITHOUT_KEYRING: 'file', ...Object.fromEntries(ours) };
}
