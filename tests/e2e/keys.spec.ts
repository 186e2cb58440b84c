import type { Page } from '@playwright/test';
import { clipTime, expect, expectPlaying, openVideo, signIn, test } from './desk.ts';
import { pressAtOnce } from './press.ts';

test('a key is given to another command: the clash is named on both first, the buttons show it, and it stays', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(120_000);
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  const tags = page.getByRole('group', { name: 'Tags' });
  await expect(tags.getByRole('button', { name: 'Late start' })).toHaveText(/S$/);

  await page.keyboard.press('?');
  const card = page.getByRole('dialog', { name: 'Keys' });
  await card.getByRole('button', { name: /^Tag a late start/ }).click();
  await page.keyboard.press('m');
  await expect(card.getByRole('alert')).toContainText('M is “Put a note here” now.');
  await expect(card.getByRole('listitem').filter({ hasText: 'Put a note here' }).last()).toContainText(
    '“Tag a late start” would take this key.',
  );
  await card.getByRole('button', { name: 'Take it' }).click();
  await expect(card.getByRole('button', { name: /^Put a note here: ?no key/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tags.getByRole('button', { name: 'Late start' })).toHaveText(/M$/);
  await page.keyboard.press('m');
  await expect(page.getByRole('complementary', { name: 'Finding' })).toBeVisible();

  await desk.kill();
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  await expect(tags.getByRole('button', { name: 'Late start' })).toHaveText(/M$/);
  await page.keyboard.press('?');
  await card.getByRole('button', { name: 'Put all keys back' }).click();
  await card.getByRole('radio', { name: 'Number pad' }).click();
  await expect(card.getByRole('button', { name: /^Tag a late start: ?Num 7 ?or ?S/ })).toBeVisible();
});

test('pausing and tagging in one breath opens the card of a moment, and tagging twice while playing makes one range', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  await page.keyboard.press('Space');
  await expectPlaying(page);
  // Without a pause between: neither the video's own events nor an answer of the core can come in time.
  await pressAtOnce(page, [' ', 's']);
  const card = page.getByRole('complementary', { name: 'Finding' });
  await expect(card).toBeVisible();
  await page.keyboard.press('Escape');

  await pressAtOnce(page, [' ', 'e']);
  const from = await clipTime(page);
  await expect.poll(() => clipTime(page)).toBeGreaterThan(from + 0.3);
  await pressAtOnce(page, ['e', ' ']);
  await expect(card).toBeVisible();
  await page.getByRole('tab', { name: /Findings/ }).click();
  await expect(page.getByRole('tab', { name: /Findings ?2/ })).toBeVisible();
});

test('the card with all keys of the review fits on one page', async ({ page, central, desk }) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  for (const format of ['A4', 'Letter'] as const) {
    const paper = await page.pdf({ format, preferCSSPageSize: false });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  }
});

test('J goes back, again: faster; K stops; L plays, again: twice as fast', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  const video = page.locator('video');
  const at = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  const rate = () => video.evaluate((element: HTMLVideoElement) => element.playbackRate);
  await page.keyboard.press('End');
  await expect.poll(at).toBeGreaterThan(5);
  const before = await at();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: 'Stop going back at 2×' })).toBeVisible();
  await expect.poll(at).toBeLessThan(before - 1);
  await page.keyboard.press('k');
  const stopped = await at();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect(stopped).toBeGreaterThan(0);
  await page.keyboard.press('l');
  await page.keyboard.press('l');
  await expect.poll(rate).toBe(2);
  await expect.poll(at).toBeGreaterThan(stopped);
  await page.keyboard.press('k');
  await expect.poll(rate).toBe(1);
});

test('while a note is typed, Alt and the key of a tag tags, and the note is kept', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  const note = page.getByRole('textbox', { name: 'Note on this review' });
  await note.click();
  await page.keyboard.type('seen so far: s');
  await page.keyboard.press('Alt+s');
  const card = page.getByRole('complementary', { name: 'Finding' });
  await expect(card).toContainText(/late start/i);
  await expect(note).toHaveValue('seen so far: s');
});

test('a whole review without an issue takes at most 8 presses beyond watching, and shows first what it answers', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await signIn(page);
  // One of which the data says nothing wrong; whichever is next in the queue may be another. Opening it is one press.
  await openVideo(page, central, 'normal-contact');
  let presses = 1;
  const press = async (key: string): Promise<void> => {
    presses += 1;
    await page.keyboard.press(key);
  };
  await expect(page.getByText('Full buffer present')).toBeVisible();
  const opened = page.url();
  const hidden = page.getByText('none due');
  await watch(page);

  await press('Shift+Q');
  const dialog = page.getByRole('dialog', { name: 'No issue' });
  await expect(dialog).toContainText('Nothing is filled in yet');
  await expect(page.getByText(/answers? due/)).toBeVisible();
  const left = await dialog.getByRole('listitem').count();
  await press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/questions? answered/)).toBeVisible();
  if (left > 0) {
    await press('f');
    for (let question = 0; question < left; question += 1) await press('y');
  }
  await expect(hidden).toBeVisible();
  await press('Control+Enter');
  await expect.poll(() => page.url()).not.toBe(opened);
  expect(presses).toBeLessThanOrEqual(8);
});

test('what the no-issue command answered can be taken back', async ({ page, central, desk }) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'normal-contact');
  const due = page.getByText(/answers? due/);
  const before = await due.textContent();
  await page.keyboard.press('Shift+Q');
  await page.keyboard.press('Enter');
  await expect(due).not.toHaveText(before ?? '');
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(due).toHaveText(before ?? '');
});

/** Watches until the form's share of the clip was shown. */
async function watch(page: Page): Promise<void> {
  const video = page.locator('video');
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.videoWidth)).toBeGreaterThan(0);
  await video.evaluate((one: HTMLVideoElement) => {
    one.playbackRate = 4;
    return one.play();
  });
  await expect
    .poll(
      async () =>
        Number(/watched (\d+) %/.exec((await page.getByText(/watched \d+ %/).textContent()) ?? '')?.[1]),
      { timeout: 150_000 },
    )
    .toBeGreaterThan(30);
  await video.evaluate((one: HTMLVideoElement) => one.pause());
}

test('a key of another screen is changed from the queue, named as taken where it is heard, and at work there', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await page.keyboard.press('?');
  const card = page.getByRole('dialog', { name: 'Keys' });
  const review = card.getByRole('region', { name: 'Keys of Review' });
  await review.getByRole('button', { name: /^Tag a late start/ }).click();
  await page.keyboard.press('m');
  await expect(review.getByRole('alert')).toContainText('M is “Put a note here” now.');
  await review.getByRole('button', { name: 'Take it' }).click();
  await page.keyboard.press('Escape');
  await openVideo(page, central, 'late-start');
  const tags = page.getByRole('group', { name: 'Tags' });
  await expect(tags.getByRole('button', { name: 'Late start' })).toHaveText(/M$/);
});
