import { problemOf, refusals } from '../../contract/problem.ts';
import { KeptFinding } from '../../contract/review-state.ts';
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
  // The small pictures are made after the sound: until there is one, moving on asks for it again.
  let moved = 0;
  await expect(async () => {
    moved += 1;
    await page.mouse.move(lanes.x + lanes.width * 0.4 + (moved % 2), box.y + 9);
    await expect(page.locator('.timeline-thumb[data-shown]')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
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

test('a mark is on the timeline, hollow, before the core has kept it, and what is typed into its card meanwhile stays', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'normal-contact');
  const core = Promise.withResolvers<void>();
  await page.route('**/findings', async (route) => {
    await core.promise;
    await route.continue();
  });
  await page.keyboard.press('m');
  const hollow = page.locator('.timeline-finding.timeline-hollow');
  await expect(hollow).toHaveCount(1);
  const card = page.getByRole('complementary', { name: 'Finding' });
  await expect(card.getByRole('img', { name: 'Not kept on this desk yet' })).toBeVisible();
  await page.keyboard.type('stopped at the door');
  await expect(page.getByText('not kept yet', { exact: true })).toBeVisible();
  const note = card.getByRole('textbox', { name: 'Note' });
  await expect(note).toHaveValue('stopped at the door');

  const changed = page.waitForResponse(
    (one) => one.request().method() === 'PUT' && /findings/.test(one.url()),
  );
  core.resolve();
  expect(KeptFinding.parse(await (await changed).json()).finding.note).toBe('stopped at the door');
  await expect(hollow).toHaveCount(0);
  await expect(page.locator('.timeline-finding')).toHaveCount(1);
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('stopped at the door');
});

test('a mark that is refused disappears with its sentence, takes no letter for a command, and comes back whole', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'normal-contact');
  await page.keyboard.press('e');
  await page.keyboard.press('Escape');
  const core = Promise.withResolvers<void>();
  await page.route('**/findings', async (route) => {
    await core.promise;
    await route.fulfill({
      status: refusals['disk-full'].status,
      json: problemOf({ refused: 'disk-full' }),
    });
  });
  await page.keyboard.press('m');
  await expect(page.locator('.timeline-finding')).toHaveCount(2);
  await page.keyboard.type('stopped at th');
  core.resolve();
  const card = page.getByRole('complementary', { name: 'Finding' });
  await expect(card).toBeHidden();
  // Hands go on typing: N, S and E would be tags.
  await page.keyboard.type('e nose');
  await expect(page.locator('.timeline-finding')).toHaveCount(1);
  await expect(page.getByText(/was not kept\. Trying again brings its note back\./)).toBeVisible();

  await page.unroute('**/findings');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.timeline-finding:not(.timeline-hollow)')).toHaveCount(2);
  await expect(card.getByRole('textbox', { name: 'Note' })).toHaveValue('stopped at th');
});
