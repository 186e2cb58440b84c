import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ReclassificationRecord } from '../../contract/nouns/classification.ts';
import { Video } from '../../contract/nouns/video.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { browserHost, startProgram } from '../support/processes.ts';
import { found } from './axe.ts';
import { acceptNotice, auditor, expect, sergeant, test } from './desk.ts';

const investigator = { username: 'obrien', password: 'demo-obrien' };

async function signIn(page: Page, { username, password }: typeof auditor): Promise<void> {
  await acceptNotice(page);
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByText('everything sent')).toBeVisible();
}

async function goTo(page: Page, part: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#/dispatch/${to}`;
  }, part);
}

/** The number on a filter, such as `Citation 4`. */
async function countOn(page: Page, chip: RegExp): Promise<number> {
  const text = await page.getByRole('button', { name: chip }).textContent();
  return Number((text ?? '').replace(/\D/g, ''));
}

async function reclassify(page: Page, to: RegExp, reason: string): Promise<void> {
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /New class/ }).click();
  await page.getByRole('option', { name: to }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await expect(dialog.getByRole('region', { name: 'What becomes of each recording' })).toBeVisible();
}

test('tickets in non-evidence are found and reclassified together; a shortening waits until somebody else approves it', async ({
  page,
  desk,
  central,
  browser,
}) => {
  test.setTimeout(300_000);
  await desk.start(page);
  await signIn(page, sergeant);
  await goTo(page, 'classification');
  const list = page.getByRole('grid', { name: 'Classes that don’t fit' });
  await expect(list.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByText(/still to be looked at/)).toBeHidden();
  const before = await countOn(page, /^All/);
  const tickets = await countOn(page, /^Citation/);
  expect(tickets).toBeGreaterThan(0);

  await page.getByRole('button', { name: /^Citation/ }).click();
  await expect(page.getByText(`${tickets} recordings, soonest deletion first`)).toBeVisible();
  await expect(list.getByRole('row').nth(1)).toContainText('Citation');
  await expect(
    page.getByText(/^Citation \d+ was written on this call; the class Non-evidence/),
  ).toBeVisible();
  await list.focus();
  await page.keyboard.press('a');
  await expect(page.getByText(`${tickets} selected`)).toBeVisible();
  await reclassify(page, /^Misdemeanor/, 'A citation was written on the call.');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(`${tickets} recordings kept longer.`)).toBeVisible();
  for (const theme of ['dark', 'light'] as const) expect(await found(page, theme)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: /^Citation 0/ })).toBeVisible();

  await page.getByRole('button', { name: /^All/ }).click();
  await expect(page.getByText(`${before - tickets} recordings, soonest deletion first`)).toBeVisible();
  await list.focus();
  await page.keyboard.press('Space');
  for (let more = 0; more < 9; more += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('10 selected')).toBeVisible();
  await reclassify(page, /^Use of force/, 'Force was used at the scene.');
  await expect(dialog.getByText('10 recordings kept longer.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`${before - tickets - 10} recordings, soonest deletion first`)).toBeVisible();

  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await reclassify(page, /^Training/, 'A roll call exercise.');
  await expect(dialog.getByText('1 recording kept shorter, which waits for a second person.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(list.getByRole('row').nth(1)).toContainText('waits for a second person');

  await page.keyboard.press('w');
  const requests = page.getByRole('grid', { name: 'Requests' });
  await expect(requests.getByRole('row').nth(1)).toContainText('yours, waits');
  await requests.focus();
  await page.keyboard.press('a');
  await expect(page.getByText('This request is yours.', { exact: false })).toBeVisible();
  await expect(dialog).toBeHidden();

  // Another person, at another desk.
  const profile = await mkdtemp(join(tmpdir(), 'sw-profile-'));
  const host = await startProgram(browserHost, ['--central', central.url, '--profile', profile]);
  const other = await (await browser.newContext()).newPage();
  await other.goto(host.url);
  await signIn(other, investigator);
  await goTo(other, 'classification?list=waiting');
  const theirs = other.getByRole('grid', { name: 'Requests' });
  await expect(theirs.getByRole('row').nth(1)).toContainText('waits for you');
  for (const theme of ['dark', 'light'] as const) expect(await found(other, theme)).toEqual([]);
  await theirs.focus();
  await other.keyboard.press('d');
  const word = other.getByRole('dialog', { name: 'Decline the request' });
  await expect(word.getByRole('button', { name: 'Decline' })).toBeDisabled();
  await other.keyboard.press('Escape');
  await other.keyboard.press('a');
  await other.getByRole('textbox', { name: /^Note/ }).fill('Seen at the roll call.');
  await other.keyboard.press('Control+Enter');
  await expect(theirs.getByRole('row').nth(1)).toContainText("approved by M. O'Brien");
  await other.close();
  await host.kill();
  await rm(profile, { recursive: true, force: true });

  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const records = (await view.published('reclassification')) as ReclassificationRecord[];
  const approved = records.filter(({ decidedById }) => decidedById !== undefined);
  expect(
    approved.map(({ state, decidedBy, requestedByName, decisionNote }) => [
      state,
      requestedByName,
      decidedBy,
      decisionNote,
    ]),
  ).toEqual([['applied', 'D. Whitfield', "M. O'Brien", 'Seen at the roll call.']]);
  const videos = (await view.published('video')).map((body) => Video.parse(body));
  const changed = videos.find(({ id }) => id === approved[0]?.videoId);
  expect(changed?.classes.map(({ code }) => code)).toEqual(['training']);
  expect(
    records.filter(({ to, state }) => to === 'use-of-force' && state === 'applied').length,
  ).toBeGreaterThanOrEqual(10);
  // The one who asked hears of it with the feed.
  await page.keyboard.press('Alt+3');
  await page.getByRole('button', { name: /^Send now/ }).click();
  await goTo(page, 'classification?list=waiting');
  await expect(requests.getByRole('row').nth(1)).toContainText("approved by M. O'Brien");
});

test('late uploads are told by officer and camera, and each number opens its recordings', async ({
  page,
  desk,
}) => {
  test.setTimeout(180_000);
  await desk.start(page);
  await signIn(page, sergeant);
  await goTo(page, 'uploads?days=all');
  await expect(page.getByText(/still to be looked at/)).toBeHidden();
  const repeated = page.getByRole('region', { name: 'Late again and again' });
  await expect(repeated.getByText('Goes with the camera')).toBeVisible();
  await expect(repeated.getByText('Camera X5990')).toBeVisible();
  await expect(repeated.getByText(/^N\. Castellano$/)).toBeVisible();
  for (const theme of ['dark', 'light'] as const) expect(await found(page, theme)).toEqual([]);

  await repeated.getByRole('button', { name: 'Show the late recordings of X5990' }).click();
  const list = page.getByRole('grid', { name: 'Uploads' });
  await expect(list.getByRole('row').nth(1)).toContainText('X5990');
  await page.goBack();
  const late = page.getByRole('button', { name: /uploaded after more than 24 hours/ });
  const count = await late.textContent();
  await late.click();
  await expect(page.getByText(`${count} recordings`, { exact: true })).toBeVisible();
  for (const theme of ['dark', 'light'] as const) expect(await found(page, theme)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
});
