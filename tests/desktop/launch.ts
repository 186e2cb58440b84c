/** `launch` starts an app folder in a real Electron and closes it when the test ends; without Electron the test is skipped. */
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
        args: [folder, '--disable-gpu', ...args],
        env: { ...environment(), ...runtime.env, ...env },
      });
      open.push(app);
      return app;
    });
    await Promise.all(open.map((app) => app.close().catch(() => undefined)));
  },
});

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
