import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Submission } from '../../contract/nouns/review.ts';
import { acceptNotice, expectPlaying, openVideo, sergeant, signIn, tag } from '../e2e/desk.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { quit } from './launch.ts';
import { root, test, windowOf } from './shell.ts';

test.setTimeout(300_000);

test('the real shell: sign in, two videos at once from the custom scheme, seek, tag, submit, quit and find it again', async ({
  launch,
  central,
  profile,
}) => {
  const args = ['--central', central.url, '--profile', profile];
  const app = await launch(root, { args });
  const page = await windowOf(app);
  expect(new URL(page.url()).protocol).toBe('desk:');
  await signIn(page);
  await openVideo(page, central, 'late-start');
  await page.keyboard.press('Space');
  await expectPlaying(page);

  // A second stream beside the player's, on a handle of its own, both seeking.
  const seeks = await page.evaluate(async () => {
    const first = document.querySelector('video');
    const id = decodeURIComponent(location.hash.split('/')[2]?.split('?')[0] ?? '');
    const reply = await fetch(`/api/videos/${encodeURIComponent(id)}/playback`, {
      method: 'POST',
      body: '{}',
    });
    const { handle } = (await reply.json()) as { handle: string };
    const second = document.createElement('video');
    second.muted = true;
    second.src = `/media/${handle}`;
    document.body.append(second);
    await second.play();
    if (first === null) return [];
    const seek = (video: HTMLVideoElement, to: number) =>
      new Promise<number>((resolve) => {
        video.addEventListener('seeked', () => resolve(video.currentTime), { once: true });
        video.currentTime = to;
      });
    const places: number[][] = [];
    for (const to of [3, 9, 1, 6]) places.push(await Promise.all([seek(first, to), seek(second, to + 1)]));
    second.remove();
    return places.map((pair) => pair.map((place) => Math.floor(place)));
  });
  expect(seeks).toEqual([
    [3, 4],
    [9, 10],
    [1, 2],
    [6, 7],
  ]);

  await page.keyboard.press('Space');
  await tag(page, 's', 'n', 'desktop: began late');
  await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible();
  const where = await page.evaluate(() => location.hash);
  await quit(app);

  const again = await launch(root, { args });
  const reopened = await windowOf(again);
  await acceptNotice(reopened);
  await signIn(reopened);
  await reopened.evaluate((hash) => {
    location.hash = hash;
  }, where);
  await reopened.getByRole('tab', { name: /Findings/ }).click();
  await expect(reopened.getByText('desktop: began late').first()).toBeVisible();

  await reopened.getByRole('button', { name: /Outcome/ }).click();
  await reopened.getByRole('option', { name: /Can.t be reviewed/ }).click();
  await reopened.getByRole('button', { name: /Unavailable because|Why it is unavailable/ }).click();
  await reopened.getByRole('option', { name: /No access in time/i }).click();
  await reopened.keyboard.press('Control+Enter');
  const view = await lookAtCentral(central.url, sergeant.username, sergeant.password);
  await expect
    .poll(async () => (await view.resultsWithNote('desktop: began late')).length, { timeout: 60_000 })
    .toBe(1);
});

test('who signed in once comes in without the central, tags, quits, and the finding is at the central once it is back', async ({
  launch,
  central,
  profile,
}) => {
  const args = ['--central', central.url, '--profile', profile];
  const online = await launch(root, { args });
  const page = await windowOf(online);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  const where = await page.evaluate(() => location.hash);
  await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible();
  await quit(online);

  await central.stop();
  const away = await launch(root, { args });
  const alone = await windowOf(away);
  await expect(alone.getByText('The central server cannot be reached.')).toBeVisible();
  await acceptNotice(alone);
  await alone.getByLabel('User name').fill(sergeant.username);
  await alone.getByLabel('Password').fill('not it');
  await alone.getByLabel('Password').press('Enter');
  await expect(alone.getByText('The name or the password is not right.')).toBeVisible();
  await signIn(alone);
  await alone.evaluate((hash) => {
    location.hash = hash;
  }, where);
  await expect(
    alone.getByText('The footage is at the central, and the central cannot be reached.'),
  ).toBeVisible();
  await tag(alone, 's', 'n', 'desktop: tagged offline');
  await expect(alone.getByRole('link', { name: /^Sync: .*not sent/ })).toBeVisible();
  await quit(away);

  await central.start();
  const back = await launch(root, { args });
  const again = await windowOf(back);
  await signIn(again);
  await expect(again.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible({ timeout: 90_000 });
  const view = await lookAtCentral(central.url, sergeant.username, sergeant.password);
  const drafts = (await view.published('draft')).map((body) => Submission.parse(body));
  const notes = drafts.flatMap(({ findings }) => findings.map(({ note }) => note));
  expect(notes.filter((note) => note === 'desktop: tagged offline')).toHaveLength(1);
});

test('where the machine has no keyring, the window says where the key to the work is', async ({
  openDesk,
  profile,
}) => {
  const { app, page } = await openDesk();
  await acceptNotice(page);
  const hasKeyring = await app.evaluate(
    ({ safeStorage }) => safeStorage.getSelectedStorageBackend() !== 'basic_text',
  );
  const sentence = page.getByText(/key to the work kept on this machine is in a file/);
  await expect(sentence).toHaveCount(hasKeyring ? 0 : 1);
  await signIn(page);
  await page.evaluate(() => {
    location.hash = '#/sync';
  });
  await expect(page.getByText('Everything is sent.')).toBeVisible();
  await expect(sentence).toHaveCount(hasKeyring ? 0 : 1);
  const { mode } = await stat(join(profile, 'keys.json'));
  expect(mode & 0o777).toBe(0o600);
});

test('the window stays on its page: no other page, no new window, no permission, no Node', async ({
  openDesk,
  central,
}) => {
  const { app, page } = await openDesk();
  const home = page.url();
  expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);

  await page.evaluate((url) => {
    location.href = url;
  }, `${central.url}/v1/hello`);
  await page.evaluate((url) => window.open(url), `${central.url}/v1/hello`);
  await page.waitForTimeout(500);
  expect(page.url()).toBe(home);
  expect(app.windows().length).toBe(1);
  expect(
    await page.evaluate(() =>
      navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
    ),
  ).toBe('denied');
  const reached = await page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'reached',
        () => 'refused',
      ),
    `${central.url}/v1/hello`,
  );
  expect(reached).toBe('refused');
  expect(await page.evaluate(() => fetch('/host/grants/x').then(({ status }) => status))).toBe(404);

  const settings = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron has this call, its types do not.
    type Told = { getLastWebPreferences: () => Record<string, unknown> };
    const last = (contents as unknown as Told | undefined)?.getLastWebPreferences() ?? {};
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = last;
    return {
      sandbox,
      contextIsolation,
      nodeIntegration,
      webviewTag,
      storage: contents?.session.storagePath ?? null,
    };
  });
  expect(settings).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    storage: null,
  });
});
