import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { found } from './axe.ts';
import { auditor, expect, signIn, test } from './desk.ts';

const audit = 'Recorded in full: East Patrol';

async function openResults(page: Page): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByRole('tab', { name: /^Audits/ }).click();
  await page.getByRole('row').filter({ hasText: audit }).dblclick();
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.getByRole('heading', { name: /^Rates/ })).toBeVisible();
}

/** The files in a ZIP (a workbook is one) that a button saves. */
async function saved(page: Page, button: string): Promise<Record<string, string>> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test('each number of the results opens its items, and what two reviewers differ on is decided', async ({
  page,
  desk,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1366, height: 768 });
  await desk.start(page);
  await signIn(page, auditor);
  await openResults(page);

  const number = page.getByRole('button', { name: /^Late start: \d+ of \d+, show them$/ });
  const late = Number(/: (\d+) of/.exec((await number.getAttribute('aria-label')) ?? '')?.[1]);
  expect(late).toBeGreaterThan(0);
  await number.click();
  await expect(page.getByRole('grid', { name: 'Items' })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Items' }).getByRole('row')).toHaveCount(late + 1);
  await page.getByRole('button', { name: /^Late start/ }).click();
  await expect(page.getByRole('button', { name: /^Late start/ })).toBeHidden();

  await page.getByRole('tab', { name: 'Results' }).click();
  const inStratum = page.getByRole('button', { name: /^Late start, .+: \d+ of \d+, show them$/ }).first();
  await page.getByRole('button', { name: 'Late start', exact: true }).click();
  const [says, fewer] = /: (\d+) of/.exec((await inStratum.getAttribute('aria-label')) ?? '') ?? [];
  expect(says).toBeDefined();
  await inStratum.click();
  await expect(page.getByRole('grid', { name: 'Items' }).getByRole('row')).toHaveCount(Number(fewer) + 1);
  await page.getByRole('tab', { name: 'Results' }).click();
  const differences = page.getByRole('region', { name: 'Where two reviewers differ' });
  await differences.scrollIntoViewIfNeeded();
  const rate = page.getByRole('row').filter({ hasText: 'Started before contact' }).first();
  const bad = Number(/(\d+) of \d+/.exec(await rate.innerText())?.[1]);
  expect(bad).toBeGreaterThan(0);
  await differences
    .getByRole('button', { name: /^Decide/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Which answer counts?' });
  await expect(dialog).toBeVisible();
  expect(await found(page, 'dark')).toEqual([]);
  expect(await found(page, 'light')).toEqual([]);
  await expect(dialog.getByText('Choose the answer that counts.')).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'Not applicable' })).toBeVisible();
  await dialog.getByRole('radio', { name: 'No', exact: true }).click();
  await expect(dialog.getByText('Say why.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Decide', exact: true })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The door is open before the camera is on.');
  await dialog.getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(dialog).toBeHidden();
  const decided = differences.getByRole('row').nth(1);
  await expect(decided).toContainText('The door is open before the camera is on.');
  await expect(decided.getByRole('button', { name: 'Decide anew' })).toBeVisible();
  await expect(rate).toContainText(`${bad + 1} of `);
  await expect(page.getByText('everything sent')).toBeVisible();

  await differences
    .getByRole('button', { name: /, show it$/ })
    .first()
    .click();
  await expect(page.getByRole('complementary', { name: 'The current item' })).toBeVisible();
});

test('the tables of an audit are saved as a workbook and as CSV', async ({ page, desk }) => {
  test.setTimeout(120_000);
  await desk.start(page);
  await signIn(page, auditor);
  await openResults(page);
  await page.getByRole('tab', { name: 'Work paper' }).click();
  await expect(page.getByRole('article')).toBeVisible();

  const workbook = await saved(page, 'Tables, for Excel');
  const sheets = [...(workbook['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*?name="([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(sheets).toEqual([
    'Audit',
    'Strata',
    'Items',
    'Answers',
    'Findings',
    'Rates',
    'Agreement',
    'Differences',
    'Since signed',
  ]);
  const tables = await saved(page, 'Tables, as CSV');
  expect(tables['audit.csv']).toContain(audit);
  const items = (tables['items.csv'] ?? '').trim().split('\r\n');
  expect(items[0]).toContain('Item,Stratum,Order');
  const listed = page.getByRole('article').getByRole('table').filter({ hasText: 'State, reason, findings' });
  expect(items).toHaveLength(await listed.getByRole('row').count());
});
