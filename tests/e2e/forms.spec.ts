import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { browserHost, startProgram } from '../support/processes.ts';
import { found } from './axe.ts';
import { acceptNotice, expect, openVideo, signIn, test } from './desk.ts';

/** Signs the demonstration's administrator in and goes to the list of forms, by keys alone. */
async function toForms(page: Page): Promise<void> {
  await acceptNotice(page);
  await page.getByLabel('User name').fill('hale');
  await page.getByLabel('Password').fill('demo-hale');
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByRole('link', { name: 'Forms and lists' })).toBeVisible();
  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('row', { name: /^Video review/ })).toBeVisible();
}

async function openForm(page: Page): Promise<void> {
  await page.getByRole('row', { name: /^Video review/ }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Publish version 2/ })).toBeVisible();
}

/** Another desk in another window, on a profile of its own. */
async function onAnotherDesk(
  browser: Browser,
  centralUrl: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'sw-profile-'));
  const host = await startProgram(browserHost, ['--central', centralUrl, '--profile', profile]);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await work(page);
  } finally {
    await context.close();
    await host.stop();
    await rm(profile, { recursive: true, force: true });
  }
}

test('a question is added, published, and answered on another desk, where it was asked for', async ({
  page,
  browser,
  central,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await toForms(page);
  await openForm(page);
  await page.getByLabel('New question').fill('Battery level shown');
  await page.getByLabel('New question').press('Enter');
  const row = page.locator('[data-part="battery-level-shown"]');
  await row.getByRole('button', { name: 'Required' }).click();
  await row.getByRole('button', { name: /Asked$/ }).click();
  await page.getByRole('option', { name: /Full buffer present/ }).click();
  await expect(
    row.getByRole('group', { name: 'After the answer' }).getByRole('button', { name: 'no', exact: true }),
  ).toHaveAttribute('aria-pressed', 'true');

  const preview = page.getByRole('tabpanel', { name: 'Preview' });
  await expect(preview.getByText('Battery level shown')).toBeHidden();
  await preview
    .getByRole('radiogroup', { name: 'Full buffer present' })
    .getByText('No', { exact: true })
    .click();
  await expect(preview.getByText('Battery level shown')).toBeVisible();

  await page.getByRole('button', { name: /^Publish version 2/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 2' });
  await expect(dialog.getByText(/“Battery level shown” is asked, required/)).toBeVisible();
  await dialog.getByLabel('Why, for the history').fill('The new cameras show it.');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Version 2 in force')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('tab', { name: /^History/ }).click();
  const history = page.getByRole('tabpanel', { name: /^History/ });
  await expect(history.getByText('The new cameras show it.')).toBeVisible();
  await expect(history.getByText(/^R\. Hale, /)).toBeVisible();

  await onAnotherDesk(browser, central.url, async (other) => {
    await signIn(other);
    await expect(other.getByRole('link', { name: 'Forms and lists' })).toBeHidden();
    await openVideo(other, central, 'late-start');
    await expect(other.getByText('Battery level shown')).toBeHidden();
    await other
      .getByRole('radiogroup', { name: 'Full buffer present' })
      .getByText('No', { exact: true })
      .click();
    const asked = other.getByRole('radiogroup', { name: 'Battery level shown' });
    await asked.getByText('Yes', { exact: true }).click();
    await expect(asked.getByRole('radio', { name: 'Yes' })).toBeChecked();
  });
});

test('a version is written, reordered and published by keys alone', async ({ page, desk }) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await toForms(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Video review', level: 1 })).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByLabel('New question')).toBeFocused();
  await page.keyboard.type('Battery level shown');
  await page.keyboard.press('Enter');
  const place = page.locator('.edit-row').last();
  await expect(place).toHaveAttribute('data-part', 'battery-level-shown');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(place).toHaveAttribute('data-part', 'commendation');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Publish version 2' });
  await expect(dialog.getByLabel('Why, for the history')).toBeFocused();
  await page.keyboard.type('By keys.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Publish', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Version 2 in force')).toBeVisible({ timeout: 30_000 });
});

test('who is overtaken sees both differences, and goes on from the other version', async ({
  page,
  browser,
  central,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await toForms(page);
  await openForm(page);
  await page.getByLabel('New question').fill('Battery level shown');
  await page.getByLabel('New question').press('Enter');
  await expect(page.getByText('draft kept on this desk')).toBeVisible();
  await onAnotherDesk(browser, central.url, async (other) => {
    await toForms(other);
    await openForm(other);
    await other.getByLabel('Title').fill('Tour review');
    await other.getByRole('button', { name: /^Publish version 2/ }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(other.getByText('Version 2 in force')).toBeVisible({ timeout: 30_000 });
  });
  await page.evaluate(() => fetch('/api/sync', { method: 'POST' }));
  const both = page.getByRole('region', { name: 'Published meanwhile' });
  await expect(both.getByText('Version 2 was published by R. Hale')).toBeVisible({ timeout: 30_000 });
  await expect(both.getByText('The title is “Tour review”, no longer “Video review”.')).toBeVisible();
  await expect(both.getByText(/^“Battery level shown” is asked/)).toBeVisible();
  await both.getByRole('button', { name: 'Put mine on top' }).click();
  await expect(page.getByLabel('Title')).toHaveValue('Tour review');
  await expect(page.locator('[data-part="battery-level-shown"]')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Publish version 3/ })).toBeEnabled();
});

test('axe finds nothing in the list, the editors and the dialog, in both themes', async ({ page, desk }) => {
  test.setTimeout(300_000);
  const wrong: string[] = [];
  const look = async (where: string): Promise<void> => {
    for (const theme of ['dark', 'light'] as const)
      wrong.push(...(await found(page, theme)).map((line) => `${where}, ${line}`));
  };
  await desk.start(page);
  await toForms(page);
  await look('list');
  await openForm(page);
  await page.getByLabel('New question').fill(' Courtesy');
  await page.getByLabel('New question').press('Enter');
  await page
    .locator('[data-part="courtesy-2"]')
    .getByRole('button', { name: /Asked$/ })
    .click();
  await page.getByRole('option', { name: /Full buffer present/ }).click();
  await look('form');
  await page.getByRole('tab', { name: /^What changes/ }).click();
  await expect(page.getByText('“Courtesy” is asked twice.')).toBeVisible();
  await look('what changes');
  await page.getByRole('tab', { name: /^History/ }).click();
  await look('history');
  await page.getByRole('button', { name: /^Publish version 2/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 2' });
  await expect(dialog.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
  await look('publish');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = '#/forms/code-list/finding';
  });
  const muted = page.locator('[data-part="muted"]');
  await muted.getByRole('button', { name: /^Muted/ }).click();
  await muted.getByRole('button', { name: 'Retire this code' }).click();
  await expect(muted.getByLabel('Retired from')).toBeVisible();
  await look('code list');
  expect(wrong).toEqual([]);
});
