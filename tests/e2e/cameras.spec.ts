import { Submission } from '../../contract/nouns/review.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { addCamera, auditor, expect, openVideo, signIn, test } from './desk.ts';

type Page = import('@playwright/test').Page;

/** Two clips of one incident: b began 7.3 s after a; one flash is at 18.4 s in a and at 11.1 s in b. */
test('two cameras stand aligned by the clock, then by a marked flash, play together, and go with the review to the central', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await signIn(page);
  const videoId = await openVideo(page, central, 'pair-cam-a');
  await page.getByRole('tab', { name: /^Cameras/ }).click();
  const whose = await addCamera(page, central, 'pair-cam-b');

  const tile = page.getByRole('region', { name: `Camera of ${whose}` }).first();
  await expect(tile).toContainText('+7.300 s');
  await expect(page.getByText('Not recording yet')).toBeVisible();
  await expect(page.getByText('by the two records’ clocks')).toBeVisible();

  await leadTo(page, 18.45);
  await expect.poll(() => secondsOf(page, '.camera-picture video')).toBeCloseTo(11.15, 2);
  await expect(page.getByText('Not recording yet')).toBeHidden();

  await page.getByRole('button', { name: 'One frame later' }).click();
  await expect(page.getByText('moved by eye')).toBeVisible();
  const handle = page.getByRole('slider', { name: /^Where the camera of/ });
  await handle.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(handle).toHaveAttribute('aria-valuenow', /^72\d\d$/);

  // The flash is on the glass here; there it is seen a little earlier or later, wherever that camera lies now.
  await page.getByRole('button', { name: /^The one under review/ }).click();
  const offset = Number(await handle.getAttribute('aria-valuenow'));
  await leadTo(page, 11.15 + offset / 1000);
  await expect.poll(() => secondsOf(page, '.camera-picture video')).toBeCloseTo(11.15, 2);
  // Its picture follows its place.
  await page.waitForTimeout(300);
  await page.getByRole('button', { name: /^This camera/ }).click();
  await expect(page.getByText('by a moment marked in both')).toBeVisible();
  const byMark = Number(await handle.getAttribute('aria-valuenow'));
  // A frame of either clip lasts 67 ms.
  expect(Math.abs(byMark - 7300)).toBeLessThanOrEqual(67);

  await leadTo(page, 12);
  await page.locator('.stage-picture').click();
  await expect(page.getByText(/ms at worst/)).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => secondsOf(page, '.stage-picture video'), { timeout: 20_000 }).toBeGreaterThan(16);
  await page.locator('.stage-picture').click();
  const [a, b] = [
    await secondsOf(page, '.stage-picture video'),
    await secondsOf(page, '.camera-picture video'),
  ];
  expect(a - b).toBeCloseTo(byMark / 1000, 1);

  await page.getByRole('button', { name: 'Hear this camera' }).click();
  expect(await mutedOf(page)).toEqual([true, false]);
  await page.getByRole('button', { name: /^Sound on/ }).click();
  expect(await mutedOf(page)).toEqual([false, true]);

  await page.getByRole('tab', { name: /^Form/ }).click();
  await page.getByRole('button', { name: /Outcome/ }).click();
  await page.getByRole('option', { name: /Can’t be reviewed/ }).click();
  await page.getByRole('button', { name: /Why it is unavailable/ }).click();
  await page.getByRole('option').first().click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('everything sent')).toBeVisible({ timeout: 20_000 });
  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  await expect
    .poll(async () => {
      const results = (await view.published('result')).map((body) => Submission.parse(body));
      return results
        .filter(({ review }) => review.videoId === videoId)
        .flatMap(({ review }) => review.cameras);
    })
    .toEqual([
      { videoId: expect.any(String), offsetMs: byMark, how: 'mark', worstDriftMs: expect.any(Number) },
    ]);
});

test('kept cameras come back; one that can’t be played and one that is gone say so, and the review goes on', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await signIn(page);
  const hevc = await openVideo(page, central, 'hevc');
  const b = await openVideo(page, central, 'pair-cam-b');
  const videoId = await openVideo(page, central, 'pair-cam-a');
  const kept = [b, hevc, 'left-this-desk'].map((id, n) => ({
    videoId: id,
    offsetMs: 7300 * (1 - n),
    how: n === 0 ? 'mark' : 'clock',
    worstDriftMs: n === 0 ? 12 : null,
  }));
  await page.evaluate(
    async ([id, cameras]) => {
      const say = (method: string, path: string, body: object) =>
        fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      const open = { id: 'another-id', videoId: id, dutyId: null, purpose: 'training' };
      const { review } = (await (await say('POST', '/api/reviews', open)).json()) as {
        review: { id: string };
      };
      await say('PUT', `/api/reviews/${review.id}`, { cameras });
      location.hash = '#/queue';
    },
    [videoId, kept] as const,
  );
  await openVideo(page, central, 'pair-cam-a');

  await page.keyboard.press('Shift+V');
  await expect(page.getByRole('region', { name: /^Camera of/ })).toHaveCount(6);
  await expect(page.getByText('by a moment marked in both')).toBeVisible();
  await expect(page.getByText(/12 ms at worst/)).toBeVisible();
  await expect(page.getByText(/^This desk can’t play HEVC/).first()).toBeVisible();
  await expect(page.getByText('This recording is no longer on this desk.').first()).toBeVisible();

  await leadTo(page, 20);
  await expect.poll(() => secondsOf(page, '.camera-picture video >> nth=0')).toBeCloseTo(12.7, 2);
  await page
    .getByRole('button', { name: /^Take the camera of/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: /^Camera of/ })).toHaveCount(4);
  await page.locator('.stage-picture').click();
  await expect.poll(() => secondsOf(page, '.stage-picture video'), { timeout: 20_000 }).toBeGreaterThan(20.5);
});

async function leadTo(page: Page, seconds: number): Promise<void> {
  await page.locator('.stage-picture video').evaluate((video: HTMLVideoElement, to) => {
    video.pause();
    video.currentTime = to;
  }, seconds);
  await expect
    .poll(() => page.locator('.stage-picture video').evaluate((video: HTMLVideoElement) => video.seeking))
    .toBe(false);
}

function secondsOf(page: Page, picture: string): Promise<number> {
  return page.locator(picture).evaluate((video: HTMLVideoElement) => video.currentTime);
}

function mutedOf(page: Page): Promise<boolean[]> {
  return page
    .locator('.stage video')
    .evaluateAll((videos) => videos.map((video) => (video as HTMLVideoElement).muted));
}
