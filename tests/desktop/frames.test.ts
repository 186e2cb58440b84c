import { expect } from '@playwright/test';
import { openVideo, signIn } from '../e2e/desk.ts';
import { frameOnGlass, paintedFrame } from '../e2e/paintedFrame.ts';
import { quit } from './launch.ts';
import { test } from './shell.ts';

test.setTimeout(240_000);

/** The index is read through the custom scheme, and each number is compared with the one painted into the picture. */
test('in the real shell each step is the next frame, and its number is the one in the picture', async ({
  openDesk,
  central,
}) => {
  const { app, page } = await openDesk();
  await signIn(page);
  for (const clip of ['vfr-numbered', 'cfr-numbered-long-gop', 'negative-pts-numbered']) {
    await test.step(clip, async () => {
      await openVideo(page, central, clip);
      await expect(page.getByText(/^frame \d+$/)).toBeVisible({ timeout: 30_000 });
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(1500);
      const first = (await paintedFrame(page)) ?? -1;
      await expect(page.getByText(`frame ${first.toLocaleString('en')}`, { exact: true })).toBeVisible();
      let expected = first;
      for (const key of '....,,,,,,') {
        expected += key === '.' ? 1 : -1;
        await page.keyboard.press(key);
        await expect(page.getByText(`frame ${expected.toLocaleString('en')}`, { exact: true })).toBeVisible();
        expect(await frameOnGlass(page), key).toBe(expected);
        await expect.poll(() => paintedFrame(page), { intervals: [50], message: key }).toBe(expected);
      }
      await page.evaluate(() => {
        location.hash = '#/queue';
      });
    });
  }
  await quit(app);
});
