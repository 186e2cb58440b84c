import type { Browser } from '@playwright/test';
import { startProgram } from '../support/processes.ts';
import { startChromium } from './chromium.ts';
import { auditor, departmentFolder, type Say, serveCentral } from './departments.ts';
import { type Bench, figure, percentile } from './figure.ts';
import { pulledProfile } from './pulled.ts';

const starts = 5;

/**
 * From starting the host's process on a profile with the full catalogue to rows in the queue. The browser runs
 * already; in the desktop app it is part of the shell. Typing takes no time.
 */
export const coldStart: Bench = {
  name: 'cold-start',
  run: async (say) => {
    const { profile, port } = await pulledProfile(say);
    const central = await serveCentral(await departmentFolder('full', say), port);
    const browser = await startChromium();
    try {
      const times: Start[] = [];
      for (let n = 0; n < starts; n += 1) times.push(await start(browser, central.url, profile, say));
      const median = (of: keyof Start): number =>
        percentile(
          times.map((time) => time[of]),
          0.5,
        );
      return [
        figure('cold start to a usable queue, full catalogue, median', median('queue'), 's', { most: 2 }),
        figure('cold start: host up', median('host'), 's'),
        figure('cold start: sign-in page there', median('page'), 's'),
        figure('cold start: sign-in to queue', median('queueAfterSignIn'), 's'),
      ];
    } finally {
      await browser.close();
      await central.stop();
    }
  },
};

/** Seconds since the host's process was started; `queueAfterSignIn` since Enter was pressed. */
type Start = {
  readonly host: number;
  readonly page: number;
  readonly queue: number;
  readonly queueAfterSignIn: number;
};

async function start(browser: Browser, central: string, profile: string, say: Say): Promise<Start> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  const host = await startProgram('dist/browser/main.js', ['--central', central, '--profile', profile]);
  try {
    const hostUp = seconds();
    await page.goto(host.url);
    await page.getByLabel('User name').fill(auditor.username);
    const pageUp = seconds();
    await page.getByLabel('Password').fill(auditor.password);
    await page.getByLabel('Password').press('Enter');
    const signedIn = seconds();
    await page.getByRole('grid', { name: 'Queue' }).getByRole('gridcell').first().waitFor();
    const queue = seconds();
    say(
      `host ${hostUp.toFixed(2)} s, page ${pageUp.toFixed(2)} s, Enter ${signedIn.toFixed(2)} s, queue ${queue.toFixed(2)} s`,
    );
    return { host: hostUp, page: pageUp, queue, queueAfterSignIn: queue - signedIn };
  } finally {
    await page.close();
    await host.stop();
  }
}
