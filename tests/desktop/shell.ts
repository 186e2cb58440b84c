import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { type DemoCentral, openCentral, seedDemo } from '../support/demo.ts';
import { test as base } from './launch.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The real shell against the test's central, on its profile, with its window. */
type OpenDesk = () => Promise<{ readonly app: ElectronApplication; readonly page: Page }>;
type Fixtures = { central: DemoCentral; profile: string; openDesk: OpenDesk };

/** Tests of the real shell, each with a central of its own and an empty profile. */
export const test = base.extend<Fixtures, { demo: string }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const { folder, sweep } = await seedDemo();
      await use(folder);
      await sweep();
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  central: async ({ demo }, use) => {
    const central = await openCentral(demo);
    await use(central);
    await central.sweep();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  profile: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'sw-shell-'));
    await use(profile);
    // An app that is still open writes into it; it is closed after this.
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },

  openDesk: async ({ launch, central, profile }, use) => {
    await use(async () => {
      const app = await launch(root, { args: ['--central', central.url, '--profile', profile] });
      return { app, page: await windowOf(app) };
    });
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
