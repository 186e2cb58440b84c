import { clipTime, expect, expectPlaying, goToVideo, openVideo, signIn, test } from './desk.ts';
import { pressAtOnce } from './press.ts';

test('space pressed right after Enter in the queue plays the recording that opens', async ({
  page,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await page.getByRole('grid', { name: 'Queue' }).getByRole('gridcell').first().waitFor();
  await pressAtOnce(page, ['Enter', ' ']);
  await expectPlaying(page);
  // And once: a second press pauses it.
  await page.keyboard.press('Space');
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.paused))
    .toBe(true);
});

test('what is sought before the recording has come is gone to when it has, the newest place', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  // Opened once, so that the review opens by itself and its keys are there before its footage is.
  await openVideo(page, central, 'pair-cam-a');
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await page.locator('video').waitFor({ state: 'detached' });
  const { promise: come, resolve: letCome } = Promise.withResolvers<void>();
  await page.route('**/media/**', async (route) => {
    await come;
    await route.continue();
  });
  await goToVideo(page, central, 'pair-cam-a');
  await expect(page.getByText('Full buffer present')).toBeVisible();
  for (const key of ['End', 'Home', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight'])
    await page.keyboard.press(key);
  expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.readyState)).toBe(0);
  letCome();
  await expect.poll(() => clipTime(page)).toBeCloseTo(11, 3);
  await expect(page.locator('.timecode')).toHaveText(/^00:00:11/);
});
