import type { Page } from '@playwright/test';
import type { PaperEntry, WorkPaper } from '../../contract/nouns/sample.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { found } from './axe.ts';
import { acceptNotice, auditor, expect, test } from './desk.ts';

const audit = 'Recorded in full: East Patrol';
const investigator = { username: 'obrien', password: 'demo-obrien' };

async function signIn(page: Page, { username, password }: typeof auditor): Promise<void> {
  await acceptNotice(page);
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByText('everything sent')).toBeVisible();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /: account of / }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('User name').or(page.getByText('I have read and accept this'))).toBeVisible();
}

async function openPaper(page: Page): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByRole('tab', { name: /^Audits/ }).click();
  // Both audits are there, so that the list doesn't move under the press.
  await expect(page.getByRole('row').filter({ hasText: 'Reasons heard' })).toBeVisible();
  await page.getByRole('row').filter({ hasText: audit }).dblclick();
  await expect(page.getByText(audit).first()).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByRole('article')).toBeVisible();
}

test('a paper is signed by its preparer, remarked on, and signed off by somebody else; the central has both', async ({
  page,
  desk,
  central,
}) => {
  test.setTimeout(300_000);
  await desk.start(page);
  await signIn(page, auditor);
  await openPaper(page);
  const paper = page.getByRole('article');
  await expect(paper.getByText('Nobody has signed yet.')).toBeVisible();
  await page.keyboard.press('m');
  await expect(
    page.getByText('The paper is not signed yet. Remarks are for what comes later.'),
  ).toBeVisible();

  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Sign and close the audit' }).click();
  await expect(paper.getByText('Signature, Ed25519')).toBeVisible();
  await expect(paper.getByText('nobody yet')).toBeVisible();
  await page.keyboard.press('o');
  await expect(page.getByText('You prepared this paper. Somebody else signs it off.')).toBeVisible();

  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Add a remark' });
  await expect(dialog.getByRole('button', { name: 'Add the remark' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Remark' }).fill('Two items were out of frame: see part 4.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const since = paper.getByRole('table').filter({ hasText: 'Words' });
  await expect(since).toContainText('Two items were out of frame: see part 4.');
  await expect(since).toContainText('H. Ōkubo, auditor');
  await expect(page.getByText('everything sent')).toBeVisible();
  await signOut(page);

  await signIn(page, investigator);
  await openPaper(page);
  await expect(since).toContainText('Two items were out of frame: see part 4.');
  await expect(page.getByRole('button', { name: 'Sign off' })).toBeVisible();
  await page.keyboard.press('o');
  const off = page.getByRole('dialog', { name: 'Sign the paper off' });
  await off.getByRole('textbox').fill('The draw was repeated from record and frame.');
  expect(await found(page, 'dark')).toEqual([]);
  await off.getByRole('button', { name: 'Sign off' }).click();
  await expect(off).toBeHidden();
  await expect(since).toContainText('The draw was repeated from record and frame.');
  await expect(paper.getByText(/^M\. O'Brien, investigator, /).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign off' })).toBeHidden();
  await page.keyboard.press('o');
  await expect(page.getByText('You have signed this paper off already.')).toBeVisible();
  for (const theme of ['dark', 'light'] as const) expect(await found(page, theme)).toEqual([]);
  await expect(page.getByText('everything sent')).toBeVisible();

  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const [signed] = (await view.published('paper')) as WorkPaper[];
  const entries = (await view.published('paper-entry')) as PaperEntry[];
  expect(entries.map(({ kind, author, note, paperSha }) => [kind, author, note, paperSha])).toEqual([
    ['remark', 'H. Ōkubo', 'Two items were out of frame: see part 4.', signed?.sha256],
    ['sign-off', "M. O'Brien", 'The draw was repeated from record and frame.', signed?.sha256],
  ]);
});
