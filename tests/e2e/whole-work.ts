import type { Page } from '@playwright/test';
import { Dispatch } from '../../contract/nouns/dispatch.ts';
import { Officer } from '../../contract/nouns/officer.ts';
import { Video } from '../../contract/nouns/video.ts';
import { lookAtCentral } from '../support/centralView.ts';
import type { DemoCentral } from '../support/demo.ts';
import { auditor, expect, expectPlaying, pauseAt, signIn, tag } from './desk.ts';
import { drawAround, goTo, reviewOf } from './drawn.ts';

const typed = {
  finding: 'scan: he came out before the red light',
  note: 'scan: the whole stop is missing its first minute',
  reason: 'scan: a citation was written in the end',
};

/** Names, numbers and places that a desk has and shows, and what is typed into it: none is in the program itself. */
export async function knownWords(central: DemoCentral): Promise<string[]> {
  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const [officers, videos, dispatches] = await Promise.all([
    view.published('officer').then((bodies) => bodies.map((body) => Officer.parse(body))),
    view.published('video').then((bodies) => bodies.map((body) => Video.parse(body))),
    view.published('dispatch').then((bodies) => bodies.map((body) => Dispatch.parse(body))),
  ]);
  const words = [
    ...officers.map(({ name }) => name),
    ...videos.flatMap(({ incidentNumber, vendorId }) => [incidentNumber, vendorId]),
    ...dispatches.flatMap(({ eventNumber, reportNumber, citation }) => [eventNumber, reportNumber, citation]),
    // Not the auditor's own name, which is in the program's words as an example.
    auditor.password,
    ...Object.values(typed),
  ];
  // A short number stands in any noise.
  return [...new Set(words)].filter((word) => word !== null && word.length >= 6) as string[];
}

/** Signs in, draws a sample and takes it along, watches, marks, types, asks for another class, and looks around. */
export async function workAndTakeAlong(page: Page, central: DemoCentral): Promise<void> {
  await signIn(page, auditor);
  const { drawId, video, itemId } = await drawAround(page, central);
  await goTo(page, `#/sample/${encodeURIComponent(drawId)}`);
  const along = page.getByRole('button', { name: /^Taken? along/ }).first();
  await along.click();
  const dialog = page.getByRole('dialog', { name: 'Take the footage along' });
  await dialog.getByRole('button', { name: /^Take .* along$/ }).click();
  await expect(dialog.getByText(/can be watched without the network/)).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');

  await goTo(page, reviewOf(video, drawId, itemId));
  await expect(page.getByText('Full buffer present')).toBeVisible({ timeout: 60_000 });
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth), {
      timeout: 60_000,
    })
    .toBeGreaterThan(0);
  await page.keyboard.press('Space');
  await expectPlaying(page);
  await page.keyboard.press('Space');
  await pauseAt(page, 3);
  await tag(page, 's', 'n', typed.finding);
  await page.getByLabel('Note on this review').fill(typed.note);
  await page.getByRole('button', { name: /New classification/ }).click();
  await page.getByRole('option').filter({ hasNotText: 'Training' }).first().click();
  await page.getByLabel('Reason', { exact: true }).fill(typed.reason);
  await page.getByRole('button', { name: 'Ask for the change' }).click();
  await expect(page.getByText(typed.reason)).toBeVisible();
  for (const screen of ['#/library', '#/samples', '#/sync', '#/queue']) {
    await goTo(page, screen);
    await expect(page.getByRole('main')).toBeVisible();
  }
}
