import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { Video } from '../../contract/nouns/video.ts';
import { acceptNotice } from '../e2e/desk.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { browserHost, type Running, startProgram } from '../support/processes.ts';
import { startChromium } from './chromium.ts';
import { auditor, type Say, serveCentral } from './departments.ts';
import { type Clip, footageFolder } from './footage-central.ts';

export const viewport = { width: 1366, height: 768 };

/** The real desk on the clips that are measured, with its auditor signed in. */
export type FootageDesk = {
  readonly central: Running;
  readonly context: BrowserContext;
  readonly desk: Page;
  /** Where the host is. */
  readonly origin: string;
  readonly idOf: (clip: Clip) => string;
};

/** Starts a central, a host and a browser around `run`, and stops them after it. */
export async function withFootageDesk<T>(say: Say, run: (desk: FootageDesk) => Promise<T>): Promise<T> {
  const central = await serveCentral(await footageFolder(say));
  const profile = await mkdtemp(join(tmpdir(), 'sw-bench-playback-'));
  const args = ['--central', central.url, '--profile', profile];
  const host = await startProgram(browserHost, args);
  const browser = await startChromium();
  try {
    const context = await browser.newContext({ viewport });
    const desk = await signedIn(context, host.url);
    const view = await lookAtCentral(central.url, auditor.username, auditor.password);
    const videos = (await view.published('video')).map((body) => Video.parse(body));
    const idOf = ({ file }: Clip): string => {
      const id = videos.find(({ vendorId }) => vendorId === file)?.id;
      if (id === undefined) throw new Error(`${file} is not at the central.`);
      return id;
    };
    return await run({ central, context, desk, origin: new URL(host.url).origin, idOf });
  } finally {
    await browser.close();
    await host.stop();
    await central.stop();
    await rm(profile, { recursive: true, force: true });
  }
}

export async function signedIn(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await acceptNotice(page);
  await page.getByLabel('User name').fill(auditor.username);
  await page.getByLabel('Password').fill(auditor.password);
  await page.getByLabel('Password').press('Enter');
  await page.getByRole('grid', { name: 'Queue' }).getByRole('gridcell').first().waitFor();
  await page.getByText('everything sent').waitFor();
  return page;
}
