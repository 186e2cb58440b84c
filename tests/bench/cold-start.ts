import type { Browser } from '@playwright/test';
import { acceptNotice } from '../e2e/desk.ts';
import { browserHost, startProgram } from '../support/processes.ts';
import { startChromium } from './chromium.ts';
import { auditor, departmentFolder, type Say, serveCentral } from './departments.ts';
import { type Bench, figure, percentile } from './figure.ts';
import { pulledProfile } from './pulled.ts';
import { enterToRow, moment, signInShown } from './shown.ts';

const starts = 7;

/**
 * What `npm start` gives where there is no Electron, on a profile with the full catalogue: from starting the built host
 * until the sign-in page is painted, and from Enter until a row of the queue is. Between the two a person types, which
 * isn't counted. The browser runs already, with nothing of the desk in its cache; in the desktop app it is part of the
 * shell, whose own start is measured by `shell-start`. The central is on the same machine and shares its processors.
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
        figure('cold start: sign-in page shown', median('page'), 's'),
        figure('cold start: Enter to queue shown', median('enterToQueue'), 's'),
      ];
    } finally {
      await browser.close();
      await central.stop();
    }
  },
};

/** Seconds since the host's process was started; `enterToQueue` since Enter was pressed, `queue` without the typing. */
type Start = {
  readonly host: number;
  readonly page: number;
  readonly enterToQueue: number;
  readonly queue: number;
};

async function start(browser: Browser, central: string, profile: string, say: Say): Promise<Start> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const startedAt = moment();
  const host = await startProgram(browserHost, ['--central', central, '--profile', profile]);
  const hostAt = moment();
  try {
    await page.goto(host.url);
    const pageAt = await page.evaluate(signInShown);
    await acceptNotice(page);
    await page.getByLabel('User name').fill(auditor.username);
    await page.getByLabel('Password').fill(auditor.password);
    const rowShown = enterToRow(page);
    await page.getByLabel('Password').press('Enter');
    const enterToQueue = (await rowShown) / 1000;
    const shown = (pageAt - startedAt) / 1000;
    const time = {
      host: (hostAt - startedAt) / 1000,
      page: shown,
      enterToQueue,
      queue: shown + enterToQueue,
    };
    say(
      `host ${time.host.toFixed(2)} s, sign-in page ${shown.toFixed(2)} s, Enter to queue ${enterToQueue.toFixed(2)} s`,
    );
    return time;
  } finally {
    await page.close();
    await host.stop();
  }
}
