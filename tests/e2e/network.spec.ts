import { z } from 'zod';
import { Submission } from '../../contract/nouns/review.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { auditor, expect, expectPlaying, openVideo, sergeant, signIn, tag, test } from './desk.ts';

const Ids = z.object({
  id: z.string(),
  title: z.string(),
  officerId: z.string().nullable(),
  squadId: z.string().nullable(),
});

test.describe('with a network that comes and goes', () => {
  test.setTimeout(300_000);

  test('work done while the central is away goes out by itself, each finding once', async ({
    page,
    central,
    desk,
  }) => {
    await desk.start(page);
    await signIn(page);
    await openVideo(page, central, 'late-start');
    await page.keyboard.press('Space');
    await expectPlaying(page);
    await page.keyboard.press('Space');

    await central.stop();
    await tag(page, 's', 'n', 'e2e: away one');
    await tag(page, 'e', 'y', 'e2e: away two');
    await expect(page.getByRole('link', { name: /^Sync: .*not sent/ })).toBeVisible();
    await page.goto(`${new URL(page.url()).origin}/#/sync`);
    await expect(page.getByText(/Late start at 00:00:0\d/).first()).toBeVisible();
    await expect(page.getByText('The central server cannot be reached.').first()).toBeVisible();

    await central.start();
    await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible({ timeout: 90_000 });
    expect(await findingsAtCentral(central.url)).toEqual(['e2e: away one', 'e2e: away two']);
  });

  test('killed between tagging and sending, the desk sends each finding exactly once when it is back', async ({
    page,
    central,
    desk,
  }) => {
    await desk.start(page);
    await signIn(page);
    await openVideo(page, central, 'late-start');
    await page.keyboard.press('Space');
    await expectPlaying(page);
    await page.keyboard.press('Space');
    await central.stop();
    await tag(page, 's', 'n', 'e2e: before the power cut');
    await desk.kill();

    // Nobody signs in while the central is away, except with the password that is known here.
    await desk.start(page);
    await signIn(page);
    await expect(page.getByRole('link', { name: /^Sync: .*not sent/ })).toBeVisible();
    await central.start();
    await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible({ timeout: 90_000 });
    expect(await findingsAtCentral(central.url)).toEqual(['e2e: before the power cut']);
  });

  test('a class that somebody else changed meanwhile is shown side by side, and the reviewer decides', async ({
    page,
    central,
    desk,
  }) => {
    await desk.start(page);
    await signIn(page);
    const videoId = await openVideo(page, central, 'normal-contact');
    await central.stop();
    await page.getByRole('button', { name: /New classification/ }).click();
    await page.getByRole('option', { name: /Misdemeanor/ }).click();
    await page.getByLabel('Reason', { exact: true }).fill('e2e: a citation was written');
    await page.getByRole('button', { name: 'Ask for the change' }).click();
    await expect(page.getByRole('link', { name: /^Sync: .*not sent/ })).toBeVisible();
    // Down until theirs is in, or ours may be the first to arrive and there is no conflict.
    await desk.kill();
    await central.start();
    await reclassifyAsSomebodyElse(central.url, videoId);
    await desk.start(page);
    await signIn(page);

    await expect(page.getByRole('link', { name: /conflict/ })).toBeVisible({ timeout: 90_000 });
    await page.goto(`${new URL(page.url()).origin}/#/sync`);
    await expect(page.getByText('e2e: a citation was written')).toBeVisible();
    await expect(page.getByText('e2e: use of force, seen by the auditor')).toBeVisible();
    await page.getByRole('button', { name: /Keep mine/ }).click();
    await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible({ timeout: 90_000 });
  });
});

/** The notes of every finding that any draft or result at the central carries, as the reviewer's own account sees them. */
async function findingsAtCentral(url: string): Promise<string[]> {
  const view = await lookAtCentral(url, sergeant.username, sergeant.password);
  const kept = [...(await view.published('draft')), ...(await view.published('result'))];
  return kept
    .flatMap((body) => Submission.parse(body).findings.map(({ note }) => note))
    .filter((note) => note.startsWith('e2e:'))
    .sort();
}

async function reclassifyAsSomebodyElse(url: string, videoId: string): Promise<void> {
  const view = await lookAtCentral(url, auditor.username, auditor.password);
  const video = (await view.published('video'))
    .map((body) => Ids.extend({ classes: z.array(z.object({ code: z.string() })) }).parse(body))
    .find(({ id }) => id === videoId);
  const now = Date.now();
  const reclassification = {
    id: `theirs-${now}`,
    videoId,
    reviewId: null,
    from: video?.classes.map(({ code }) => code),
    to: 'use-of-force',
    reason: 'e2e: use of force, seen by the auditor',
    reference: null,
    requestedBy: view.account.id,
    requestedByName: view.account.name,
    requestedAt: now,
  };
  const reply = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${view.token}` },
    body: JSON.stringify({
      deviceId: 'a-test',
      events: [{ counter: now, at: now, event: { kind: 'reclassification-requested', reclassification } }],
    }),
  });
  expect(await reply.json()).toMatchObject({ answers: [{ outcome: 'accepted' }] });
}
