import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { openCentral, seedDemo } from '../support/demo.ts';
import { test as base } from './launch.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Tests of the real shell, each with a central of its own and an empty profile. */
export const test = base.extend<{ central: Awaited<ReturnType<typeof openCentral>>; profile: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  central: async ({}, use) => {
    const demo = await seedDemo();
    const central = await openCentral(demo.folder);
    await use(central);
    await central.sweep();
    await demo.sweep();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  profile: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'sw-shell-'));
    await use(profile);
    // An app that is still open writes into it; it is closed after this.
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },
});

export async function windowOf(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return page;
}

/** How the window was made. */
export function preferences(app: ElectronApplication): Promise<Record<string, unknown>> {
  return app.evaluate(({ BrowserWindow }) => {
    // Electron has this call, its types do not.
    type Told = { getLastWebPreferences: () => Record<string, unknown> };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return { ...(contents as unknown as Told | undefined)?.getLastWebPreferences() };
  });
}

/** How many pages there are in the shell, shown or not. */
export function contentsIn(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
}
