import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { browserHost, startProgram } from '../support/processes.ts';
import { acceptNotice, expect, sergeant, signIn, test } from './desk.ts';

const atQueue = (page: Page) => expect(page.getByRole('button', { name: /^Review next/ })).toBeEnabled();

async function toSync(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/sync';
  });
  await expect(page.getByRole('heading', { name: 'Key', exact: true })).toBeVisible();
}

/** Reads the code off the dialog, as somebody with a pen would, and closes it. */
async function writeDown(page: Page): Promise<string> {
  const code = page.getByRole('list', { name: 'Recovery code' });
  await expect(code.getByRole('listitem')).toHaveCount(5);
  const groups = await code.getByRole('listitem').allTextContents();
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  await expect(code).toBeHidden();
  return groups.join(' ');
}

test('work whose key is lost is opened by the recovery code; a changed key has a new code', async ({
  page,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await signIn(page);
  await toSync(page);
  await expect(page.getByText('There is no recovery code yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Make a recovery code' }).click();
  const first = await writeDown(page);
  await expect(page.getByText(/^Recovery code made/)).toBeVisible();
  await page.getByRole('button', { name: 'Change the key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change the key' }).click();
  const second = await writeDown(page);
  expect(second).not.toBe(first);

  await desk.kill();
  await rm(join(desk.profile, 'keys.json'));
  await desk.start(page);
  await acceptNotice(page);
  const name = page.getByLabel('User name');
  await name.fill(sergeant.username);
  await page.getByLabel('Password').fill(sergeant.password);
  await page.getByLabel('Password').press('Enter');
  await expect(
    page.getByText('The key to the work on this machine is not where it should be.'),
  ).toBeVisible();
  await page.getByLabel('Recovery code').fill(first);
  await page.getByLabel('Recovery code').press('Enter');
  await expect(page.getByText('This is not the recovery code.')).toBeVisible();
  await page.getByLabel('Recovery code').fill(second.toLowerCase());
  await page.getByLabel('Recovery code').press('Enter');
  await atQueue(page);
  expect((await readdir(desk.profile)).filter((file) => file.endsWith('.desk'))).toHaveLength(1);
});

test('on a machine without a keyring a passphrase is chosen at the first sign-in and asked for at each', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(240_000);
  const args = ['--central', central.url, '--profile', desk.profile, '--keys', 'passphrase'];
  const host = await startProgram(browserHost, args);
  const phrase = 'four horses on a lake';
  await page.goto(host.url);
  await acceptNotice(page);
  await page.getByLabel('User name').fill(sergeant.username);
  await page.getByLabel('Password').fill(sergeant.password);
  await page.getByLabel('Password').press('Enter');
  await page.getByLabel('New passphrase for this machine').fill(phrase);
  await page.getByLabel('The same passphrase once more').fill(`${phrase}s`);
  await expect(page.getByText('These two are not the same.')).toBeVisible();
  await page.getByLabel('The same passphrase once more').fill(phrase);
  await page.getByLabel('The same passphrase once more').press('Enter');
  await expect(page.getByRole('heading', { name: 'A recovery code for this machine' })).toBeVisible();
  await page.getByRole('button', { name: 'Show the code' }).click();
  await writeDown(page);
  await atQueue(page);
  await host.kill();

  const again = await startProgram(browserHost, args);
  await page.goto(again.url);
  await acceptNotice(page);
  await page.getByLabel('User name').fill(sergeant.username);
  await page.getByLabel('Password').fill(sergeant.password);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByText('Your work on this machine is locked with your passphrase.')).toBeVisible();
  await page.getByLabel('Passphrase of this machine').fill('wrong horses');
  await page.getByLabel('Passphrase of this machine').press('Enter');
  await expect(page.getByText('This is not the passphrase of your work on this machine.')).toBeVisible();
  await page.getByLabel('Passphrase of this machine').fill(phrase);
  await page.getByLabel('Passphrase of this machine').press('Enter');
  await atQueue(page);
  await again.stop();
});
