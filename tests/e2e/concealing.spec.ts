import type { Page } from '@playwright/test';
import { acceptNotice, expect, expectPlaying, openVideo, sergeant, signIn, test } from './desk.ts';

const lock = (page: Page) => page.getByRole('heading', { name: 'The screen is concealed' });

async function unlock(page: Page): Promise<void> {
  await page.getByLabel(`Password of ${sergeant.username}`).fill(sergeant.password);
  await page.keyboard.press('Enter');
  await expect(lock(page)).toBeHidden();
}

/** All that a look into the document finds: text, titles, labels and values. */
const everythingIn = (page: Page) =>
  page.evaluate(() => `${document.title} ${document.documentElement.outerHTML}`);

test('after the department’s time without a touch everything is concealed, playback stops and is not counted; what was typed is there again', async ({
  page,
  central,
  desk,
}) => {
  await page.clock.install();
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'long-standby');
  const incident = (await page.title()).split(' – ')[0] ?? '';
  expect(incident).not.toBe('');
  await page
    .getByRole('tab', { name: /Form|Answers|Questions/ })
    .first()
    .click();
  await page.keyboard.press('s');
  const card = page.getByRole('complementary', { name: 'Finding' });
  await card.getByRole('textbox', { name: /note/i }).fill('typed before the phone rang');
  await page.evaluate(() => document.querySelector('video')?.play());
  await expectPlaying(page);
  const video = await page.locator('video').elementHandle();

  await page.clock.fastForward(14 * 60_000);
  await expect(lock(page)).toBeHidden();
  await page.clock.fastForward(61_000);
  await expect(lock(page)).toBeVisible();
  const shown = await everythingIn(page);
  for (const secret of [incident, 'typed before', 'KC', '<video', 'Finding'])
    expect(shown, secret).not.toContain(secret);
  expect(await video?.evaluate((element) => (element as HTMLVideoElement).paused)).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await video?.evaluate((element) => (element as HTMLVideoElement).paused)).toBe(true);

  await page.getByLabel(`Password of ${sergeant.username}`).fill('not it');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The password is not right.')).toBeVisible();
  await unlock(page);
  await expect(card.getByRole('textbox', { name: /note/i })).toHaveValue('typed before the phone rang');
  await expect(page).toHaveTitle(`${incident} – Second Watch`);
});

test('a window that is loaded anew stays concealed, with an open dialog too, and is unlocked without the central', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.evaluate(() =>
    fetch('/api/session/concealment', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ why: 'asked' }),
    }),
  );
  await expect(lock(page)).toBeVisible();
  expect(await everythingIn(page)).not.toContain('role="dialog"');
  await central.stop();
  await page.reload();
  await expect(lock(page)).toBeVisible();
  expect(await page.evaluate(() => fetch('/api/queue').then(({ status }) => status))).toBe(423);
  await unlock(page);
  await expect(page.getByRole('button', { name: /^Review next/ })).toBeVisible();
  await central.start();
});

test('with a dialog open it is concealed and unlocked, and the dialog is still there', async ({
  page,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await page.getByRole('button', { name: /account of/ }).click();
  await page.getByRole('button', { name: 'Conceal the screen' }).click();
  await expect(lock(page)).toBeVisible();
  await unlock(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.evaluate(() =>
    fetch('/api/session/concealment', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ why: 'asked' }),
    }),
  );
  await unlock(page);
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('the notice stays until it is accepted, before name and password are asked for, without the central too', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await expect(page.getByText('This system holds criminal-justice information.')).toBeVisible();
  await expect(page.getByLabel('User name')).toHaveCount(0);
  await signIn(page);
  // What checks a password here is made a second after the sign-in.
  await page.waitForTimeout(2500);
  await desk.kill();
  await central.stop();
  await desk.start(page);
  await expect(page.getByText('This system holds criminal-justice information.')).toBeVisible();
  await acceptNotice(page);
  await page.getByLabel('User name').fill(sergeant.username);
  for (let n = 0; n < 5; n += 1) {
    await page.getByLabel('Password').fill(`guess ${n}`);
    await page.getByLabel('Password').press('Enter');
    await expect(page.getByRole('button', { name: 'Sign in', exact: false }).first()).toBeEnabled();
    await expect(page.getByText(/not right|Too many wrong/).first()).toBeVisible();
  }
  await expect(page.getByText('Too many wrong passwords on this desk.')).toBeVisible();
  await expect(page.getByText(/^Until \d\d:\d\d\.$/)).toBeVisible();
});
