import { found } from './axe.ts';
import { expect, openVideo, signIn, test } from './desk.ts';
import { tourOfTheDesk } from './tour.ts';

test('axe finds nothing on any screen, in both themes', async ({ page, central, desk }) => {
  test.setTimeout(400_000);
  const wrong: string[] = [];
  const look = async (where: string): Promise<void> => {
    for (const theme of ['dark', 'light'] as const)
      wrong.push(...(await found(page, theme)).map((line) => `${where}, ${line}`));
  };
  await tourOfTheDesk(page, desk, look);
  await openVideo(page, central, 'late-start');
  await look('form');
  await page.keyboard.press('Shift+Q');
  await expect(page.getByRole('dialog', { name: 'No issue' })).toBeVisible();
  await look('no issue');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(page.getByRole('complementary', { name: 'Finding' })).toBeVisible();
  await look('finding card');
  for (const tab of ['Findings', 'Clip', 'Cameras']) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await look(tab);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await look('key card');
  expect(wrong).toEqual([]);
});

test('a screen reader hears whether it plays, how fast, and the mark that was made', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  const state = page.getByRole('status', { name: 'Playback state' });
  await expect(state).toHaveText('Paused');
  await page.keyboard.press('Home');
  await page.keyboard.press('l');
  await expect(state).toHaveText('Playing');
  await page.keyboard.press('l');
  await expect(state).toHaveText('Playing at 2×');
  await page.keyboard.press('k');
  await expect(state).toHaveText('Paused');
  await page.keyboard.press('s');
  await expect(page.getByRole('status', { name: 'Mark made' })).toHaveText(/marked at 00:/);
});
