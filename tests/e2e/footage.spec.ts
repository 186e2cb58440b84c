import { appendFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { problemOf, refusals } from '../../contract/problem.ts';
import { expect, expectPlaying, openVideo, signIn, test } from './desk.ts';

test.describe('footage that is not as it should be', () => {
  test.setTimeout(240_000);

  for (const [clip, says] of [
    ['hevc', /can.t be played here|no picture/i],
    ['ends-early', /ends early|damaged/i],
    ['lying-duration', /wrong length/i],
  ] as const) {
    test(`${clip}: said in words, and refused as watched`, async ({ page, central, desk }) => {
      await desk.start(page);
      await signIn(page);
      await openVideo(page, central, clip);
      await page.keyboard.press('Space');
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible({ timeout: 60_000 });
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText(/cannot be submitted as watched/).first()).toBeVisible();
      await expect(page.getByRole('button', { name: /^Submit/ })).toBeEnabled();
    });
  }

  test('bytes changed at the central are noticed before anything is shown', async ({
    page,
    central,
    desk,
  }) => {
    const folder = join(central.dataDir, 'footage');
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      if ((await stat(path)).isFile()) await appendFile(path, 'one byte more');
    }
    await desk.start(page);
    await signIn(page);
    await openVideo(page, central, 'normal-contact');
    await expect(page.getByRole('alert').filter({ hasText: 'Hash mismatch' })).toBeVisible();
    expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(0);
  });

  for (const { refused, says } of [
    { refused: 'footage-altered', says: 'Hash mismatch' },
    { refused: 'footage-closed', says: 'Closed recording' },
  ] as const) {
    test(`${refused} after it was allowed: said as that, and never as a file that can't be played`, async ({
      page,
      central,
      desk,
    }) => {
      await desk.start(page);
      await signIn(page);
      const { status } = refusals[refused];
      await page.route('**/media/**', (route) =>
        route.fulfill({ status, json: problemOf({ refused }), headers: { 'cache-control': 'no-store' } }),
      );
      const said: string[] = [];
      page.on('request', (request) => said.push(request.postData() ?? ''));
      await openVideo(page, central, 'normal-contact');
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
      expect(said.filter((body) => body.includes('not-playable'))).toEqual([]);
    });
  }

  test('a handle that is not good any more is asked for anew, without a word', async ({
    page,
    central,
    desk,
  }) => {
    await desk.start(page);
    await signIn(page);
    let stale: string | null = null;
    await page.route('**/media/**', (route) => {
      stale ??= route.request().url();
      if (route.request().url() !== stale) return route.continue();
      return route.fulfill({ status: 404, json: problemOf({ refused: 'not-found' }) });
    });
    await openVideo(page, central, 'normal-contact');
    await page.keyboard.press('Space');
    await expectPlaying(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(stale).not.toBeNull();
  });

  for (const when of ['before it is known', 'while the new one is fetched'] as const) {
    test(`a handle that is not good any more: playing that was asked for ${when} begins with the new one`, async ({
      page,
      central,
      desk,
    }) => {
      await desk.start(page);
      await signIn(page);
      let stale: string | null = null;
      const [failing, renewing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const asked = Promise.withResolvers<void>();
      await page.route('**/media/**', async (route) => {
        stale ??= route.request().url();
        if (route.request().url() !== stale) return await route.continue();
        if (when === 'before it is known') await failing.promise;
        return await route.fulfill({ status: 404, json: problemOf({ refused: 'not-found' }) });
      });
      await page.route('**/api/videos/*/playback', async (route) => {
        if (stale !== null) {
          asked.resolve();
          await renewing.promise;
        }
        await route.continue();
      });
      await openVideo(page, central, 'normal-contact');
      if (when === 'while the new one is fetched') await asked.promise;
      await page.keyboard.press('Space');
      failing.resolve();
      await asked.promise;
      renewing.resolve();
      await expectPlaying(page);
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }

  for (const clip of ['rotated', 'no-audio', 'fragmented', 'moov-at-end', 'hls'] as const) {
    test(`${clip}: plays`, async ({ page, central, desk }) => {
      await desk.start(page);
      await signIn(page);
      await openVideo(page, central, clip);
      await page.keyboard.press('Space');
      await expectPlaying(page);
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expect(page.getByText('no frame number', { exact: true })).toHaveCount(clip === 'hls' ? 1 : 0);
    });
  }
});
