import { lookAtCentral } from '../support/centralView.ts';
import { auditor, expect, expectPlaying, pauseAt, signIn, tag, test } from './desk.ts';
import { answerWhatIsDue, watchEnough } from './reviewing.ts';

test('a sergeant watches, tags three findings at their times, reclassifies, submits, and the central has it', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(300_000);
  await desk.start(page);
  await signIn(page);
  await expect(page.getByText('everything sent')).toBeVisible();

  await page
    .getByRole('row')
    .filter({ hasText: 'M. Alvarez' })
    .filter({ hasText: 'Non-evidence' })
    .first()
    .click();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);
  await page.keyboard.press('Space');
  await expectPlaying(page);

  await pauseAt(page, 1.5);
  await tag(page, 's', 'n', 'e2e: began late');
  await pauseAt(page, 8.21);
  await tag(page, 'n', null, 'e2e: nobody said why');
  await page.keyboard.press('End');
  await tag(page, 'e', 'u', 'e2e: ended early');

  await page.getByRole('button', { name: /New classification/ }).click();
  await page.getByRole('option', { name: /Misdemeanor/ }).click();
  await page.getByLabel('Reason', { exact: true }).fill('e2e: a citation was written');
  await page.getByRole('button', { name: 'Ask for the change' }).click();
  await expect(page.getByText('e2e: a citation was written')).toBeVisible();

  await answerWhatIsDue(page);
  await page.getByRole('button', { name: /Outcome/ }).click();
  await page.getByRole('option', { name: 'Coached' }).click();
  await watchEnough(page);
  const opened = page.url();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.url()).not.toBe(opened);
  await expect(page.getByText('everything sent')).toBeVisible();

  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const [result, ...others] = await view.resultsWithNote('e2e: began late');
  expect(others).toEqual([]);
  const marks = result?.findings
    .map(({ kind, note, reasonHeard, mark }) => ({ kind, note, reasonHeard, at: mark.startMs }))
    .sort((a, b) => a.at - b.at);
  expect(marks).toEqual([
    { kind: 'late-start', note: 'e2e: began late', reasonHeard: 'no', at: expect.closeTo(1500, -2) },
    {
      kind: expect.stringMatching(/^missing-narration/),
      note: 'e2e: nobody said why',
      reasonHeard: null,
      at: expect.closeTo(8200, -2),
    },
    { kind: 'early-stop', note: 'e2e: ended early', reasonHeard: 'unclear', at: expect.any(Number) },
  ]);
  expect(result?.review).toMatchObject({ state: 'submitted', outcome: 'coached', unavailable: null });

  const videos = (await view.published('video')) as { id: string; classes: { code: string }[] }[];
  const video = videos.find(({ id }) => id === result?.review.videoId);
  expect(video?.classes.map(({ code }) => code)).toEqual(['misdemeanor-citation']);
});

test('a review goes on where it was left when the desk is closed and opened', async ({ page, desk }) => {
  await desk.start(page);
  await signIn(page);
  await page.getByRole('row').filter({ hasText: 'T. Okafor' }).first().click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expectPlaying(page);
  await page.keyboard.press('Space');
  // What is typed is kept a quarter of a second later; the desk is killed after that, not before.
  const kept = page.waitForResponse(
    (answer) => answer.ok() && (answer.request().postData() ?? '').includes('e2e: kept over night'),
  );
  await tag(page, 's', 'y', 'e2e: kept over night');
  const where = new URL(page.url()).hash;
  await kept;

  await desk.kill();
  await desk.start(page);
  await signIn(page);
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, where);
  await page.getByRole('tab', { name: /Findings/ }).click();
  await expect(page.getByText('e2e: kept over night')).toBeVisible();
});
