import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { chunkBytes, placeOf } from '../../electron/sealed/chunks.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { plainTraces } from '../support/plainTraces.ts';
import { auditor, expect, expectPlaying, pauseAt, signIn, tag, test } from './desk.ts';
import { call, clip, drawAround, goTo, reviewOf, sealedFileOf } from './drawn.ts';
import { paintedFrame } from './paintedFrame.ts';

test('a sample taken along survives a kill, is watched and marked without the network, and lies nowhere in the clear', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(300_000);
  await desk.start(page);
  await signIn(page, auditor);
  const { drawId, video, itemId } = await drawAround(page, central);
  const sample = `#/sample/${encodeURIComponent(drawId)}`;
  await goTo(page, sample);
  await page
    .getByRole('button', { name: /^Taken? along/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Take the footage along' });
  await dialog.getByRole('button', { name: /^Take .* along$/ }).click();
  await expect(dialog.getByRole('button', { name: 'Destroy the footage here' })).toBeVisible();
  await desk.kill();

  await desk.start(page);
  await signIn(page, auditor);
  await goTo(page, sample);
  await page
    .getByRole('button', { name: /^Taken? along/ })
    .first()
    .click();
  await expect(dialog.getByText(/can be watched without the network/)).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByText(/May be watched here until/)).toBeVisible();

  await central.stop();
  await desk.kill();
  await desk.start(page);
  await signIn(page, auditor);
  await goTo(page, reviewOf(video, drawId, itemId));
  await expect.poll(() => paintedFrame(page), { timeout: 30_000 }).toBe(0);
  await page.keyboard.press('Space');
  await expectPlaying(page);
  await page.keyboard.press('Space');
  await pauseAt(page, 31);
  await expect.poll(() => paintedFrame(page)).toBe(31 * 30);
  await tag(page, 's', 'n', 'e2e: on the road');
  await expect(page.getByRole('tab', { name: 'Findings1' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Sync: .*not sent/ })).toBeVisible();

  const bytes = await readFile(new URL(`../footage/${clip}.mp4`, import.meta.url));
  expect(plainTraces(desk.profile, { clip: bytes })).toEqual([]);
  expect(sealedFileOf(desk.profile, video)).not.toBeNull();

  await central.start();
  await goTo(page, sample);
  await page
    .getByRole('button', { name: /^Taken? along/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Destroy the footage here' }).click();
  await expect(dialog.getByRole('button', { name: /^Take .* along$/ })).toBeVisible();
  expect(sealedFileOf(desk.profile, video)).toBeNull();
  await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible({ timeout: 90_000 });
  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  expect(JSON.stringify(await view.published('draft'))).toContain('e2e: on the road');
});

test('a flipped bit in what was taken along is said at its second, and what lies behind it is still answered', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(300_000);
  await desk.start(page);
  await signIn(page, auditor);
  const { drawId, video, itemId } = await drawAround(page, central);
  const api = `/api/draws/${encodeURIComponent(drawId)}/check-out`;
  await call(page, 'POST', api, null, z.unknown());
  await expect
    .poll(async () => (await call(page, 'GET', api, null, z.object({ state: z.string() }))).state, {
      timeout: 60_000,
    })
    .toBe('ready');
  await central.stop();
  const path = sealedFileOf(desk.profile, video) ?? '';
  const bytes = readFileSync(path);
  // Somewhere in the second ten seconds: the third key frame begins after it.
  const chunk = Math.floor(((video.media?.sizeBytes ?? 0) * 0.4) / chunkBytes);
  const at = placeOf(chunk, video.media?.sizeBytes ?? 0).at + 1000;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);

  await goTo(page, reviewOf(video, drawId, itemId));
  await expect(page.getByText('Full buffer present')).toBeVisible();
  await page.keyboard.press('Space');
  const said = page.getByRole('alert').filter({ hasText: /copy on this desk is damaged at 00:00:\d\d/ });
  await expect(said).toBeVisible({ timeout: 60_000 });
  // What lies behind the damage is still answered; in a short clip the browser's own reader never asks for it.
  const behind = await page.evaluate(async (id) => {
    const played = await fetch(`/api/videos/${encodeURIComponent(id)}/playback`, {
      method: 'POST',
      body: '{}',
    });
    const { handle } = (await played.json()) as { handle: string };
    const response = await fetch(`/media/${handle}`, { headers: { range: 'bytes=-1000' } });
    return [response.status, (await response.arrayBuffer()).byteLength];
  }, video.id);
  expect(behind).toEqual([206, 1000]);

  await goTo(page, `#/sample/${encodeURIComponent(drawId)}`);
  await page.getByRole('row').filter({ hasText: itemId }).click();
  const panel = page.getByRole('complementary', { name: 'The current item' });
  await expect(panel.getByText('The copy on this desk is damaged.')).toBeVisible();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(
    panel
      .getByRole('alert')
      .or(panel.getByText(/network/i))
      .first(),
  ).toBeVisible();
  expect(sealedFileOf(desk.profile, video)).toBe(path);
  await central.start();
  await expect(async () => {
    await panel.getByRole('button', { name: 'Try again' }).click();
    await expect(panel.getByText('The copy on this desk is damaged.')).toBeHidden({ timeout: 3000 });
  }).toPass({ timeout: 60_000 });
  await expect.poll(() => sealedFileOf(desk.profile, video) ?? path, { timeout: 60_000 }).not.toBe(path);
});
