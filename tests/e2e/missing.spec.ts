import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { MissingQueue } from '../../contract/missing-state.ts';
import { NoVideoAnswer } from '../../contract/nouns/no-video.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { browserHost, startProgram } from '../support/processes.ts';
import { found } from './axe.ts';
import { auditor, expect, signIn, test } from './desk.ts';

/** What the desk lists, as the screen asks for it. */
async function queueOf(page: Page, query = ''): Promise<MissingQueue> {
  const text = await page.evaluate(async (search) => (await fetch(`/api/missing${search}`)).text(), query);
  return MissingQueue.parse(JSON.parse(text));
}

async function goToMissing(page: Page, query: string): Promise<void> {
  await page.evaluate((search) => {
    location.hash = `#/dispatch/missing${search}`;
  }, query);
  await expect(page.getByRole('grid', { name: 'Calls without a recording' })).toBeFocused();
}

const current = (page: Page) => page.getByRole('row', { selected: true });

test('a sergeant answers missing calls by keyboard alone, without the network in between; the queue empties, the rate leaves them out, and another desk sees it', async ({
  page,
  central,
  desk,
  browser,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await signIn(page);
  await expect.poll(async () => (await queueOf(page)).isJudged).toBe(true);
  await goToMissing(page, '?urgent=yes');
  const before = await queueOf(page, '?urgent=yes');
  expect(before.counts).toMatchObject({ due: before.rows.length, explained: 0 });
  expect(before.rows.length).toBeGreaterThan(3);

  // With another officer's recording.
  const seen = before.rows.findIndex(({ others }) => others.recorded > 0);
  for (let row = 0; row < seen; row += 1) await page.keyboard.press('ArrowDown');
  const first = before.rows[seen];
  if (first === undefined) throw new Error('nobody else recorded any of them');
  await expect(current(page)).toContainText(first.eventNumber);
  await expect(page.getByRole('region', { name: 'Others on scene' })).toContainText(/recorded it/);
  await expect(page.getByText(/^Restricted recordings are kept from your role/)).toBeVisible();
  await page.keyboard.press('1');
  const dialog = page.getByRole('dialog', { name: 'Found under another number or officer' });
  await expect(dialog.getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`Found under another number or officer: ${first.eventNumber}.`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^To answer/ })).toContainText(
    String(before.rows.length - 1),
  );

  // The next one is current, and the answer before can be taken back with one key.
  await page.keyboard.press('3');
  await expect(page.getByRole('button', { name: /^Explained/ })).toContainText('2');
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: /^Explained/ })).toContainText('1');
  await page.keyboard.press('3');
  await expect(page.getByRole('button', { name: /^Explained/ })).toContainText('2');

  await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible();
  await central.stop();
  await page.keyboard.press('7');
  await expect(page.getByRole('button', { name: /^Unexplained \d/ })).toContainText('1');
  await expect(page.getByRole('link', { name: /^Sync: .*not sent/ })).toBeVisible();

  // All that are left, at once and with one note.
  await page.keyboard.press('Shift+X');
  await page.keyboard.press('2');
  await expect(page.getByLabel('Where it is written')).toBeFocused();
  await page.keyboard.type('Duty log, page 12.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('None of these')).toBeVisible();
  const after = await queueOf(page, '?urgent=yes&state=all');
  expect(after.counts).toMatchObject({ due: 0, explained: before.rows.length - 1, unexplained: 1 });
  expect(after.rate).toEqual({
    expected: before.rate.expected - (before.rows.length - 1),
    without: 1,
  });

  await central.start();
  await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible({ timeout: 90_000 });
  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const answers = (await view.published('no-video-answer')).map((body) => NoVideoAnswer.parse(body));
  expect(answers.filter(({ code }) => code === 'exception-documented').map(({ note }) => note)).toEqual(
    Array.from({ length: before.rows.length - 3 }, () => 'Duty log, page 12.'),
  );

  const profile = await mkdtemp(join(tmpdir(), 'sw-other-'));
  const host = await startProgram(browserHost, ['--central', central.url, '--profile', profile]);
  const other = await browser.newPage();
  await other.goto(host.url);
  await signIn(other, auditor);
  await expect.poll(async () => (await queueOf(other)).isJudged, { timeout: 60_000 }).toBe(true);
  await goToMissing(other, '?urgent=yes&code=found-elsewhere&state=explained');
  await expect(current(other)).toContainText(first.eventNumber);
  const panel = other.getByRole('complementary', { name: 'The current call' });
  await expect(panel).toContainText('D. Whitfield');
  await expect(panel).toContainText('Why a recording is missing is said by the officer’s sergeant.');
  await other.keyboard.press('7');
  await expect(panel.getByRole('button', { name: /^Unexplained/ })).toHaveCount(0);
  await host.kill();
  await rm(profile, { recursive: true, force: true });
});

test('recordings are chosen by hand with a reason, and the call leaves the queue; axe finds nothing', async ({
  page,
  desk,
}) => {
  test.setTimeout(180_000);
  await desk.start(page);
  await signIn(page);
  await expect.poll(async () => (await queueOf(page)).isJudged).toBe(true);
  await goToMissing(page, '');
  const { rows } = await queueOf(page);
  const seen = rows.findIndex(({ others }) => others.recorded > 0);
  for (let row = 0; row < seen; row += 1) await page.keyboard.press('ArrowDown');
  const call = rows[seen];
  if (call === undefined) throw new Error('nobody else recorded any of them');
  await expect(page.getByRole('heading', { name: call.eventNumber })).toBeVisible();
  const wrong = [...(await found(page, 'light')), ...(await found(page, 'dark'))];
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog', { name: `Recordings of ${call.eventNumber}` });
  await expect(dialog).toBeVisible();
  wrong.push(...(await found(page, 'dark')));
  await expect(dialog.getByRole('checkbox').first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('checkbox').first()).toBeChecked();
  await dialog.getByLabel('Reason').focus();
  await page.keyboard.type('Seen on the picture.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`One recording chosen for ${call.eventNumber}.`)).toBeVisible();
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: `${call.officerName}` })
      .filter({ hasText: call.eventNumber }),
  ).toHaveCount(0);
  expect(wrong).toEqual([]);

  // The census says by whom, and why.
  const day = (shift: number) => new Date(call.at + shift * 86_400_000).toISOString().slice(0, 10);
  await page.evaluate(
    (search) => {
      location.hash = `#/dispatch/census?${search}`;
    },
    `officer=${call.officerId}&from=${day(-1)}&to=${day(1)}`,
  );
  await page.getByRole('row').filter({ hasText: call.eventNumber }).click();
  const panel = page.getByRole('complementary', { name: 'The current dispatch' });
  await expect(panel.getByText('1 recording by hand')).toBeVisible();
  await expect(panel.getByText('Seen on the picture.')).toBeVisible();
});
