import AxeBuilder from '@axe-core/playwright';
import { expect, expectPlaying, goToVideo, signIn, test } from './desk.ts';

test('a recording that is not on the list is played once the reason is said; without one nothing is, not even by a call of the window', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/media\//.test(request.url())) asked.push(request.url());
  });
  const id = await goToVideo(page, central, 'cfr-numbered-long-gop');
  const dialog = page.getByRole('dialog', { name: 'Why are you watching this recording?' });
  await expect(dialog).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('This recording isn’t on your list.')).toBeVisible();
  const refused = await page.evaluate(async (videoId) => {
    const answer = await fetch(`/api/videos/${encodeURIComponent(videoId)}/playback`, {
      method: 'POST',
      body: '{}',
    });
    return ((await answer.json()) as { code?: string }).code;
  }, id);
  expect(refused).toBe('reason-needed');
  expect(asked).toEqual([]);

  await page.getByRole('button', { name: 'Say why' }).click();
  await page.keyboard.press('9');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Say in a few words what it is.')).toBeVisible();
  await page.keyboard.type('asked by the chief');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Full buffer present')).toBeVisible();
  await page.keyboard.press('Space');
  await expectPlaying(page);

  // Once in a sign-on: its review is open.
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('grid', { name: 'Videos' })).toBeVisible();
  await goToVideo(page, central, 'cfr-numbered-long-gop');
  await expect(page.getByText('Full buffer present')).toBeVisible();
  await expect(dialog).toBeHidden();
});
