import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { quit } from './launch.ts';
import { root, test, windowOf } from './shell.ts';

test.setTimeout(120_000);

/** Where no central answers. */
const nowhere = ['--central', 'http://127.0.0.1:9'];

test('a bug of the shell is written down without a box: the window is served, and the app quits', async ({
  launch,
  profile,
}) => {
  const app = await launch(root, { args: [...nowhere, '--profile', profile] });
  const page = await windowOf(app);
  await expect(page.getByLabel('User name')).toBeVisible();
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('a bug for the test');
    });
  });
  await expect.poll(() => readFile(join(profile, 'desk.log'), 'utf8')).toContain('a bug for the test');
  expect(await page.evaluate(() => fetch('/api/desk').then(({ status }) => status))).toBe(200);
  await quit(app);
});

test('the app quits although the core stands still and the window is stuck', async ({ launch, profile }) => {
  const app = await launch(root, { args: [...nowhere, '--profile', profile] });
  const page = await windowOf(app);
  await expect(page.getByText('The central server cannot be reached.')).toBeVisible();
  const core = await coreOf(app);
  process.kill(core, 'SIGSTOP');
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await quit(app);
  expect(isThere(core)).toBe(false);
});

async function coreOf(app: ElectronApplication): Promise<number> {
  const own = await app.evaluate(({ app: shell }) =>
    shell.getAppMetrics().find(({ name }) => name === 'Second Watch core'),
  );
  if (own !== undefined) return own.pid;
  // Where the core runs on another Node, Electron doesn't count it among its own.
  return Number(
    execFileSync('pgrep', ['-P', String(app.process().pid), '-f', 'core/process.js'], { encoding: 'utf8' }),
  );
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
