import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { found } from './axe.ts';
import { auditor, expect, signIn, test } from './desk.ts';

async function goTo(page: Page, query = ''): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#/dispatch/census${to}`;
  }, query);
}

/** The number on a filter, such as `Late start 40`. */
async function countOn(page: Page, chip: RegExp): Promise<number> {
  const text = await page.getByRole('button', { name: chip }).textContent();
  return Number((text ?? '').replace(/\D/g, ''));
}

test('every dispatch is in one of three numbers that add up, each number leads to its list, and one dispatch says why', async ({
  page,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await signIn(page, auditor);
  await goTo(page);
  const numbers = page.getByRole('region', { name: 'Dispatches in numbers' });
  await expect(numbers).toBeVisible();
  const all = Number((await numbers.getByRole('status').textContent())?.replace(/\D/g, ''));
  const [matched, unmatched, refused] = [
    await countOn(page, /^With a recording/),
    await countOn(page, /^Without a recording/),
    await countOn(page, /^Refused/),
  ];
  expect(all).toBeGreaterThan(1000);
  expect(matched + unmatched + refused).toBe(all);

  const late = await countOn(page, /^Late start/);
  await page.getByRole('button', { name: /^Late start/ }).click();
  const list = page.getByRole('grid', { name: 'Dispatches' });
  await expect(list).toHaveAttribute('aria-rowcount', String(late + 1));
  const panel = page.getByRole('complementary', { name: 'The current dispatch' });
  await expect(panel.getByText(/^Late start/)).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Why' })).toContainText(
    'The same officer’s recording shares time',
  );

  await list.focus();
  const first = await panel.getByRole('heading', { level: 2 }).textContent();
  await page.keyboard.press('ArrowDown');
  await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(first ?? '');

  await page.keyboard.press('r');
  await expect(page.getByRole('dialog', { name: 'Rules of matching, version 1' })).toContainText(
    'more than 10 seconds after the arrival',
  );
  await page.keyboard.press('Escape');

  await page.keyboard.press('w');
  await expect(page).toHaveURL(/#\/review\//);
  await page.goBack();
  await expect(page.getByRole('button', { name: /^Late start/ })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: /^Clear filters/ }).click();
  await expect(list).toHaveAttribute('aria-rowcount', String(all + 1));
  for (const theme of ['dark', 'light'] as const) expect(await found(page, theme)).toEqual([]);
});

test('recordings without a dispatch are listed too, camera clocks are shown, and a list is saved as CSV', async ({
  page,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await signIn(page, auditor);
  await goTo(page, '?view=recordings&recording=unmatched');
  const alone = page.getByRole('grid', { name: 'Recordings' });
  await expect(alone.getByRole('row').nth(1)).toContainText('no dispatch');
  const count = await countOn(page, /^Without a dispatch/);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^CSV/ }).click();
  const path = await (await saved).path();
  const [csv] = Object.values(unzipSync(new Uint8Array(await readFile(path))));
  const lines = new TextDecoder().decode(csv).trim().split('\r\n');
  expect(lines).toHaveLength(count + 1);
  for (const theme of ['dark', 'light'] as const) expect(await found(page, theme)).toEqual([]);

  await page.getByRole('radio', { name: 'Camera clocks' }).click();
  const cameras = page.getByRole('grid', { name: 'Camera clocks' });
  await expect(cameras.getByRole('row').nth(1)).toBeVisible();
  for (const theme of ['dark', 'light'] as const) expect(await found(page, theme)).toEqual([]);
});
