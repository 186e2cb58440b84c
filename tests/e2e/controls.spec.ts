import { expect, openVideo, signIn, test } from './desk.ts';

test('at every speed the controls of the picture stand where they stood, and all of them in the window', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  const bar = page.getByRole('toolbar', { name: 'Playback' });
  const speed = bar.getByRole('button', { name: /Speed/ });
  const places = () =>
    bar.getByRole('button').evaluateAll((buttons) =>
      buttons.map((button) => {
        const { left, right } = button.getBoundingClientRect();
        return [Math.round(left), Math.round(right)];
      }),
    );
  await expect(speed).toHaveText(/^1×/);
  const before = await places();
  const barRight = await bar.evaluate((element) => element.getBoundingClientRect().right);
  expect(Math.max(...before.flat())).toBeLessThanOrEqual(barRight);

  for (const [key, last] of [
    [']', '16×'],
    ['[', '⅛×'],
  ] as const) {
    for (let press = 0; press < 10; press += 1) {
      await page.keyboard.press(key);
      expect(await places()).toEqual(before);
    }
    await expect(speed).toHaveText(new RegExp(`^${last}`));
  }
  await page.keyboard.press('\\');
  await expect(speed).toHaveText(/^1×/);

  await bar.getByRole('button', { name: 'Faster' }).click();
  await expect(speed).toHaveText(/^1½×/);
  await speed.click();
  await page.getByRole('option', { name: /^8×/ }).click();
  await expect(speed).toHaveText(/^8×/);
  expect(await places()).toEqual(before);
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.playbackRate))
    .toBe(8);
  // The picture has the focus again: the next key is the player's.
  await page.keyboard.press('[');
  await expect(speed).toHaveText(/^4×/);
});
