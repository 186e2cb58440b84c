import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Officer } from '../../contract/nouns/officer.ts';
import { Video } from '../../contract/nouns/video.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { type DemoCentral, openCentral, seedDemo } from '../support/demo.ts';
import { browserHost, type Running, startProgram } from '../support/processes.ts';

/** A desk in a real browser: its host can be killed and started again on the same profile. */
export type BrowserDesk = {
  readonly profile: string;
  readonly start: (page: Page) => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly errors: () => string;
};

export const test = base.extend<{ central: DemoCentral; desk: BrowserDesk }, { demo: string }>({
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

  desk: async ({ central }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'sw-profile-'));
    const running: Running[] = [];
    await use({
      profile,
      start: async (page) => {
        const host = await startProgram(browserHost, ['--central', central.url, '--profile', profile]);
        running.push(host);
        await page.goto(host.url);
      },
      kill: async () => {
        await running.pop()?.kill();
      },
      errors: () => running.at(-1)?.errors() ?? '',
    });
    await running.pop()?.kill();
    await rm(profile, { recursive: true, force: true });
  },
});

export { expect };

export const sergeant = { username: 'whitfield', password: 'demo-whitfield' };
export const auditor = { username: 'okubo', password: 'demo-okubo' };

/** Past the department's notice, to name and password. */
export async function acceptNotice(page: Page): Promise<void> {
  const accept = page.getByRole('button', { name: 'I have read and accept this' });
  await expect(accept.or(page.getByLabel('User name'))).toBeVisible();
  if (await accept.isVisible()) await accept.click();
  await expect(page.getByLabel('User name')).toBeVisible();
}

export async function signIn(page: Page, account = sergeant): Promise<void> {
  await acceptNotice(page);
  await page.getByLabel('User name').fill(account.username);
  await page.getByLabel('Password').fill(account.password);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByRole('button', { name: /^Review next/ })).toBeEnabled();
}

/** Goes to the review of a clip of `tests/footage` by the clip's name; answers the video's id. */
export async function goToVideo(page: Page, central: DemoCentral, clip: string): Promise<string> {
  const { video } = await recordOf(central, clip);
  await page.evaluate((id) => {
    location.hash = `#/review/${encodeURIComponent(id)}`;
  }, video.id);
  return video.id;
}

/** What the central publishes of a clip of `tests/footage`, and whose it is. */
async function recordOf(central: DemoCentral, clip: string) {
  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const videos = (await view.published('video')).map((body) => Video.parse(body));
  const vendorId = await vendorIdOf(clip);
  const video = videos.find((one) => one.media !== null && one.vendorId === vendorId);
  if (video === undefined) throw new Error(`The demonstration has no clip "${clip}".`);
  const officers = (await view.published('officer')).map((body) => Officer.parse(body));
  return { video, officer: officers.find(({ id }) => id === video.officerId)?.name ?? '' };
}

/** Adds a clip's camera beside the one under review, among however many others there are; answers whose it is. */
export async function addCamera(page: Page, central: DemoCentral, clip: string): Promise<string> {
  const { officer } = await recordOf(central, clip);
  // Whoever has several recordings of the incident is listed with each, in order of their beginning.
  await page
    .getByRole('button', { name: `Add the camera of ${officer}` })
    .last()
    .click();
  return officer;
}

/** Goes to the review of a clip, and says why where that is asked; answers the video's id. */
export async function openVideo(page: Page, central: DemoCentral, clip: string): Promise<string> {
  const id = await goToVideo(page, central, clip);
  const asked = page.getByText('Why are you watching this recording?');
  const opened = page.getByText('Full buffer present');
  await expect(asked.or(opened).first()).toBeVisible();
  if (await asked.isVisible()) await page.getByRole('button', { name: /^Training/ }).click();
  await expect(opened).toBeVisible();
  return id;
}

/** The vendor's id of a clip, from the catalogue that the demonstration imports. */
async function vendorIdOf(clip: string): Promise<string | undefined> {
  const catalogue = await readFile(new URL('../footage/catalogue.csv', import.meta.url), 'utf8');
  const rows: unknown = parse(catalogue, { columns: true });
  const row = z.array(z.object({ file: z.string(), vendor_id: z.string() })).parse(rows);
  return row.find(({ file }) => file.split(/[./]/)[0] === clip)?.vendor_id;
}

/** Seconds on the clip, as the video element says them. */
export function clipTime(page: Page): Promise<number> {
  return page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
}

/** Waits until the clip moves and shows a picture. */
export async function expectPlaying(page: Page): Promise<void> {
  const video = page.locator('video');
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth))
    .toBeGreaterThan(0);
  const before = await clipTime(page);
  await expect.poll(() => clipTime(page)).toBeGreaterThan(before + 0.3);
}

/** Plays, pauses at about this second, and waits until that picture stands. */
export async function pauseAt(page: Page, seconds: number): Promise<void> {
  await page.locator('video').evaluate((video: HTMLVideoElement, to) => {
    video.pause();
    video.currentTime = to;
  }, seconds);
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.seeking))
    .toBe(false);
}

/** Tags with a key, says whether a reason was heard where that is asked, leaves a note and goes back to the picture. */
export async function tag(
  page: Page,
  key: string,
  heard: 'y' | 'n' | 'u' | null,
  note: string,
): Promise<void> {
  await page.keyboard.press(key);
  const card = page.getByRole('complementary', { name: 'Finding' });
  await expect(card).toBeVisible();
  if (heard !== null) await page.keyboard.press(heard);
  await card.getByRole('textbox', { name: /note/i }).fill(note);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
}
