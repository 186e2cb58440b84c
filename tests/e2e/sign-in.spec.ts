import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import { browserHost, startProgram } from '../support/processes.ts';
import { acceptNotice, expect, sergeant, signIn, test } from './desk.ts';

test('it opens signed out, with the demonstration accounts, and says what is wrong with a password', async ({
  page,
  desk,
}) => {
  await desk.start(page);
  await acceptNotice(page);
  await expect(page.getByText('Demonstration accounts')).toBeVisible();
  await page.getByLabel('User name').fill(sergeant.username);
  await page.getByLabel('Password').fill('not it');
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByText('The name or the password is not right.')).toBeVisible();
  await page.getByLabel('Password').fill(sergeant.password);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByRole('button', { name: /^Review next/ })).toBeEnabled();
});

test('five wrong passwords lock the account, in words', async ({ page, desk }) => {
  await desk.start(page);
  await acceptNotice(page);
  await page.getByLabel('User name').fill(sergeant.username);
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await page.getByLabel('Password').fill(`guess ${attempt}`);
    await page.getByLabel('Password').press('Enter');
    await expect(page.getByRole('button', { name: /sign in/i }).first()).toBeEnabled();
  }
  await expect(page.getByText(/locked after five failed attempts/)).toBeVisible();
});

test('a server that is not ours is told apart from none at all', async ({ page, desk }) => {
  const other = createServer((_, reply) => reply.end('<h1>A printer</h1>'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  for (const [central, says] of [
    [url, /not a Second Watch central/],
    ['http://127.0.0.1:9', /cannot be reached/],
  ] as const) {
    const host = await startProgram(browserHost, ['--central', central, '--profile', `${desk.profile}-x`]);
    await page.goto(host.url);
    await page.getByLabel('User name').fill('somebody');
    await page.getByLabel('Password').fill('something');
    await page.getByLabel('Password').press('Enter');
    await expect(page.getByText(says).first()).toBeVisible();
    await host.stop();
  }
  other.close();
});

test('a second copy of the desk on the same profile is told so, and the first keeps working', async ({
  page,
  central,
  desk,
  context,
}) => {
  await desk.start(page);
  await signIn(page);
  const second = await startProgram(browserHost, ['--central', central.url, '--profile', desk.profile]);
  const other = await context.newPage();
  await other.goto(second.url);
  await acceptNotice(other);
  await other.getByLabel('User name').fill(sergeant.username);
  await other.getByLabel('Password').fill(sergeant.password);
  await other.getByLabel('Password').press('Enter');
  await expect(other.getByText('Another copy of the desk is open on this profile.')).toBeVisible();
  await second.stop();
});

test('no screen has an accessibility fault that a machine can find, in either theme', async ({
  page,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  const faults: string[] = [];
  const look = async (screen: string): Promise<void> => {
    for (const theme of ['dark', 'light']) {
      await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      faults.push(
        ...violations.map(
          ({ id, nodes }) =>
            `${screen}, ${theme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`,
        ),
      );
    }
  };
  await expect(page.getByRole('button', { name: /read and accept/ })).toBeVisible();
  await look('notice');
  await acceptNotice(page);
  await look('sign-in');
  await signIn(page);
  await look('queue');
  for (const [screen, ready] of [
    ['library', page.getByRole('grid', { name: 'Videos' })],
    ['sync', page.getByText('Everything is sent.')],
  ] as const) {
    await page.goto(`${new URL(page.url()).origin}/#/${screen}`);
    await expect(ready).toBeVisible();
    await look(screen);
  }
  await page.goto(`${new URL(page.url()).origin}/#/queue`);
  await page.getByRole('button', { name: /^Review next/ }).click();
  await expect(page.getByText('Full buffer present')).toBeVisible();
  await look('review');
  expect(faults).toEqual([]);
});
