import type { Page } from '@playwright/test';
import { addCamera, expect, goToVideo, openVideo, test } from './desk.ts';
import { whatDoesNotFit } from './fits.ts';
import { tourOfTheDesk } from './tour.ts';

const windows = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** Twice as large: the text alone, as the browser's setting makes it, or the whole page, as zooming does. */
const ways = {
  text: { size: (size: (typeof windows)[number]) => size, fontSize: '200%' },
  page: {
    size: ({ width, height }: (typeof windows)[number]) => ({ width: width / 2, height: height / 2 }),
    fontSize: '',
  },
} as const;

for (const [name, { size, fontSize }] of Object.entries(ways)) {
  test(`with the ${name} at twice its size nothing is cut off, covered or out of reach on any screen`, async ({
    page,
    central,
    desk,
  }) => {
    test.setTimeout(600_000);
    const wrong: string[] = [];
    const look = async (where: string): Promise<void> => {
      for (const each of windows) {
        await page.setViewportSize(size(each));
        await page.evaluate((wanted) => {
          document.documentElement.style.fontSize = wanted;
        }, fontSize);
        await settled(page);
        wrong.push(...(await whatDoesNotFit(page)).map((line) => `${where}, ${each.width}: ${line}`));
      }
    };
    await tourOfTheDesk(page, desk, look);
    await page.getByRole('button', { name: /account of/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('account');
    await page.getByRole('button', { name: 'Measure' }).click();
    await expect(page.getByRole('dialog', { name: 'Reaction time' })).toBeVisible();
    await look('reaction time');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await goToVideo(page, central, 'cfr-numbered-long-gop');
    await expect(page.getByText('Why are you watching this recording?')).toBeVisible();
    await look('purpose');
    await openVideo(page, central, 'late-start');
    await look('form');
    await page.keyboard.press('Shift+Q');
    await expect(page.getByRole('dialog', { name: 'No issue' })).toBeVisible();
    await look('no issue');
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await expect(page.getByRole('complementary', { name: 'Finding' })).toBeInViewport({ ratio: 0.9 });
    await look('finding card');
    for (const tab of ['Findings', 'Clip', 'Cameras']) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      await look(tab);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await expect(page.getByText(/^Still of this frame/)).toBeVisible();
    await look('still');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await look('key card');
    await page.keyboard.press('Escape');

    await openVideo(page, central, 'pair-cam-a');
    await page.getByRole('tab', { name: /^Cameras/ }).click();
    const whose = await addCamera(page, central, 'pair-cam-b');
    await expect(page.getByRole('region', { name: `Camera of ${whose}` }).first()).toContainText('+7.300 s');
    await look('cameras beside');
    expect(wrong).toEqual([]);
  });
}

async function settled(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await page.waitForTimeout(250);
}
