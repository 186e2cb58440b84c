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

test('a mark is dragged along the timeline, and is then the frame that was let go on; a small picture shows the way', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'cfr-numbered-long-gop');
  await expect(page.getByText('frame 0', { exact: true })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: /^Note/ }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const grip = page.locator('.timeline-grip');
  await expect(grip).toHaveCount(1);
  const box = await grip.boundingBox();
  const lanes = await page.locator('.timeline-drawing').boundingBox();
  if (box === null || lanes === null) throw new Error('nothing is drawn');

  const changed = page.waitForResponse(
    (one) => one.request().method() === 'PUT' && /\/findings\//.test(one.url()),
  );
  await page.mouse.move(box.x + box.width / 2, box.y + 9);
  await page.mouse.down();
  await page.mouse.move(lanes.x + lanes.width * 0.4, box.y + 9, { steps: 4 });
  await expect(page.locator('.timeline-thumb[data-shown]')).toBeVisible();
  await page.mouse.move(lanes.x + lanes.width * 0.5, box.y + 9, { steps: 4 });
  await page.mouse.up();
  const { finding } = KeptFinding.parse(await (await changed).json());
  expect(finding.mark.startMs).toBeGreaterThan(19_000);
  expect(finding.mark.startMs).toBeLessThan(21_000);
  const { number = null } = finding.mark.startFrame ?? {};
  await expect(page.getByText(`frame ${number}`, { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Taken back: a change to the mark/)).toBeVisible();
});
