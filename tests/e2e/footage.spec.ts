import { appendFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
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

  for (const clip of ['rotated', 'no-audio', 'fragmented', 'moov-at-end', 'hls'] as const) {
    test(`${clip}: plays`, async ({ page, central, desk }) => {
      await desk.start(page);
      await signIn(page);
      await openVideo(page, central, clip);
      await page.keyboard.press('Space');
      await expectPlaying(page);
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }
});
