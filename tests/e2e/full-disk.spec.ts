import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Submission } from '../../contract/nouns/review.ts';
import { SyncDetail } from '../../contract/sync-state.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { browserHost, startProgram } from '../support/processes.ts';
import { mountSmallDisk } from '../support/smallDisk.ts';
import { expect, openVideo, sergeant, signIn, tag, test } from './desk.ts';

test('a disk that fills up while tagging is said in words, loses nothing, and takes the same mark once there is room', async ({
  page,
  central,
}, testInfo) => {
  test.setTimeout(300_000);
  const disk = mountSmallDisk(64);
  testInfo.skip(disk === null, 'no disk may be mounted here');
  if (disk === null) return;
  const args = ['--central', central.url, '--profile', join(disk.path, 'profile')];
  // Its first pull leaves a long log, with room for many marks; the next start begins a short one.
  const first = await startProgram(browserHost, args);
  await page.goto(first.url);
  await signIn(page);
  await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible();
  await first.stop();
  const host = await startProgram(browserHost, args);
  try {
    await page.goto(host.url);
    await signIn(page);
    await openVideo(page, central, 'late-start');
    await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible();
    await central.stop();
    await tag(page, 's', 'n', 'e2e: before it was full');
    await expect(page.getByRole('link', { name: /^Sync: .*not sent/ })).toBeVisible();

    disk.fill();
    await page.keyboard.press('e');
    await expect(page.getByText(/Early stop at 00:00:00\.\d+ was not kept\./)).toBeVisible();
    await expect(page.getByText(/The disk is full, so nothing was saved\./)).toBeVisible();
    await expect(
      page.getByText(/Free some space and do it again; what was saved before is safe\./),
    ).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Findings1' })).toBeVisible();
    expect(await findingsWaiting(page)).toEqual(['Late start']);

    disk.free();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('complementary', { name: 'Finding' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Findings2' })).toBeVisible();
    expect(await findingsWaiting(page)).toEqual(['Late start', 'Early stop']);

    // As after a power cut: what was answered as kept is on the disk.
    await host.kill();
    await central.start();
    const again = await startProgram(browserHost, args);
    await page.goto(again.url);
    await signIn(page);
    await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible({ timeout: 90_000 });
    await again.stop();
    const view = await lookAtCentral(central.url, sergeant.username, sergeant.password);
    const drafts = (await view.published('draft')).map((body) => Submission.parse(body));
    const found = drafts.flatMap(({ findings }) => findings.map(({ kind, note }) => [kind, note]));
    expect(found.toSorted()).toEqual([
      ['early-stop', ''],
      ['late-start', 'e2e: before it was full'],
    ]);
  } finally {
    await host.kill();
    disk.unmount();
  }
});

/** The findings that wait to be sent, each once, in the words of the desk's own list. */
async function findingsWaiting(page: Page): Promise<string[]> {
  const reply: unknown = await page.evaluate(() => fetch('/api/sync').then((response) => response.json()));
  const items = SyncDetail.parse(reply).waiting.filter(({ kind }) => kind === 'finding-kept');
  return [...new Set(items.map(({ says }) => says.split(' at ')[0] ?? says))];
}
