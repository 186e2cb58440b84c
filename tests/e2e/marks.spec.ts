import { KeptFinding } from '../../contract/desk-state.ts';
import { expect, expectPlaying, openVideo, signIn, test } from './desk.ts';

test.setTimeout(180_000);

test('ranges are begun and ended while the clip plays, several at a time; undo takes the last step back', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'normal-contact');
  await page.keyboard.press('Space');
  await expectPlaying(page);

  const late = page.waitForResponse(
    (one) => one.request().method() === 'POST' && one.url().endsWith('/findings'),
  );
  await page.getByRole('button', { name: /^Late start/ }).click();
  const { finding } = KeptFinding.parse(await (await late).json());
  await expect(page.locator('.timeline-running')).toHaveCount(1);
  await page.getByRole('button', { name: /^Narration/ }).click();
  await expect(page.locator('.timeline-running')).toHaveCount(2);
  await expect(page.getByRole('complementary', { name: 'Finding' })).toBeHidden();
  await page.waitForTimeout(700);

  const ended = page.waitForResponse(
    (one) => one.request().method() === 'PUT' && one.url().endsWith(finding.id),
  );
  await page.getByRole('button', { name: /^Late start/ }).click();
  const after = KeptFinding.parse(await (await ended).json()).finding;
  expect(after.mark.startMs).toBe(finding.mark.startMs);
  expect(after.mark.endMs).toBeGreaterThan(finding.mark.startMs + 500);
  expect(after.mark.endFrame).toMatchObject({ source: 'index', number: expect.any(Number) });
  await expect(page.getByRole('complementary', { name: 'Finding' })).toBeVisible();
  await expect(page.locator('.timeline-running')).toHaveCount(1);
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Taken back: a change to the mark/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Taken back: missing narration/)).toBeVisible();
  await expect(page.locator('.timeline-running')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText(/^Done again: missing narration/)).toBeVisible();
});
