import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Officer } from '../../contract/nouns/officer.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { found } from './axe.ts';
import { acceptNotice, auditor, type BrowserDesk, expect, test } from './desk.ts';

async function openMeasures(page: Page, desk: BrowserDesk): Promise<void> {
  await desk.start(page);
  await acceptNotice(page);
  await page.getByLabel('User name').fill(auditor.username);
  await page.getByLabel('Password').fill(auditor.password);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByText('everything sent')).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/dispatch/measures';
  });
  await expect(page.getByRole('article', { name: 'Camera activation' })).toBeVisible();
}

async function isAccessible(page: Page): Promise<void> {
  expect([...(await found(page, 'dark')), ...(await found(page, 'light'))]).toEqual([]);
}

test('a number of a chart leads to its list, and back; the table says the same, and squads stand beside one another', async ({
  page,
  desk,
}) => {
  test.setTimeout(240_000);
  await openMeasures(page, desk);
  await expect(page.getByText('Counting:')).toHaveCount(0);
  const activation = page.getByRole('article', { name: 'Camera activation' });
  await expect(activation.getByRole('img', { name: /locked/ })).toBeVisible();
  await isAccessible(page);

  const number = activation.getByRole('button', { name: /Show what lies behind it/ }).first();
  const shown = (await number.textContent()) ?? '';
  await number.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Camera activation: Whole department, / })).toBeVisible();
  await expect(page.getByText(new RegExp(`at ${shown.replace('.', '\\.')} \\(`))).toBeVisible();
  const without = page.getByRole('radio', { name: /^Without, unexplained/ });
  const says = (await without.textContent()) ?? '';
  const rows =
    Number((await page.getByRole('grid', { name: 'Cases' }).getAttribute('aria-rowcount')) ?? 0) - 1;
  expect(rows).toBe(Math.min(100, Number(says.replace(/\D/g, ''))));
  await isAccessible(page);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(activation).toBeVisible();

  await page.getByRole('radio', { name: 'Table' }).click();
  await expect(
    page.getByRole('button', { name: new RegExp(`^Camera activation, .*: ${shown}$`) }),
  ).toBeVisible();
  await isAccessible(page);

  await page.getByRole('radio', { name: 'Compare' }).click();
  await page.getByRole('columnheader', { name: 'Uploaded in time' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: 'Uploaded in time' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await isAccessible(page);
  // Down to a squad, and from there to an officer.
  await page
    .getByRole('button', { name: /^Squad \d+: show its measures/ })
    .first()
    .click();
  await expect(page.getByRole('columnheader', { name: 'Officer' })).toBeVisible();
  await page
    .getByRole('button', { name: /: show its measures/ })
    .first()
    .click();
  await expect(page.getByRole('article', { name: 'Camera activation' })).toBeVisible();
});

test('the public report can be read, printed and saved, and holds nobody’s name', async ({
  page,
  desk,
  central,
}) => {
  test.setTimeout(240_000);
  await openMeasures(page, desk);
  await page.getByRole('radio', { name: 'Public report' }).click();
  const report = page.getByRole('article');
  await expect(report.getByRole('heading', { name: /Riverside Police Department/ })).toBeVisible();
  await expect(report).toContainText('Final values, locked on');
  await isAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv).toContain('Camera activation');
  const text = `${await report.innerText()}\n${csv}`;
  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const officers = (await view.published('officer')).map((body) => Officer.parse(body));
  expect(officers.length).toBeGreaterThan(50);
  for (const { name, badge } of officers) {
    expect(text).not.toContain(name);
    expect(text).not.toMatch(new RegExp(`\\b${badge}\\b`));
  }
  for (const reviewer of ['Whitfield', 'Núñez', 'O’Brien', 'Ōkubo', 'Hale'])
    expect(text).not.toContain(reviewer);
});
