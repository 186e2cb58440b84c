import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { Video } from '../../contract/nouns/video.ts';
import { DrawDetail, FrameCount } from '../../contract/sample-state.ts';
import { day } from '../../contract/time.ts';
import { chunkBytes, placeOf, sealedBytes } from '../../electron/sealed/chunks.ts';
import { lookAtCentral } from '../support/centralView.ts';
import type { DemoCentral } from '../support/demo.ts';
import { plainTraces } from '../support/plainTraces.ts';
import { auditor, expect, expectPlaying, pauseAt, signIn, tag, test } from './desk.ts';
import { paintedFrame } from './paintedFrame.ts';

const clip = 'cfr-numbered-long-gop';

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

/** Plans, commits and draws all that the squad of the clip recorded around it. */
async function drawAround(page: Page, central: DemoCentral) {
  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const videos = (await view.published('video')).map((body) => Video.parse(body));
  const video = videos.find(({ title }) => title === 'Camera test, 10 s between key frames');
  if (video === undefined) throw new Error(`The demonstration has no ${clip}.`);
  const plan = {
    name: 'On the road',
    aim: 'What was recorded around a camera test.',
    query: {
      kind: 'videos',
      from: video.recordedAt - 2 * day,
      to: video.recordedAt + 2 * day,
      unitIds: [video.squadId],
      classes: [],
      minLengthMs: 0,
    },
    strata: [],
    watches: [],
    zone: 'America/Chicago',
  };
  const { query, strata, watches, zone } = plan;
  const { items } = await call(page, 'POST', '/api/frame', { query, strata, watches, zone }, FrameCount);
  const body = {
    ...plan,
    size: { method: 'fixed', confidence: 0.95, size: items },
    allocation: { rule: 'proportional', minimum: 0, expectedByStratum: {}, spares: 0 },
    secondReview: { share: 0, reviewerId: null },
  };
  await call(page, 'PUT', '/api/plans/road', body, z.unknown());
  await call(page, 'POST', '/api/plans/road/commit', { drawId: 'road-1', redrawReason: null }, z.unknown());
  const seed = { seed: '3 1 4 1 5', seedOrigin: { kind: 'dice', says: 'five dice' } };
  const draw = await call(page, 'POST', '/api/draws/road-1/draw', seed, DrawDetail);
  const row = draw.rows.find((one) => one.video?.id === video.id);
  if (row === undefined) throw new Error('The clip was not drawn.');
  return { drawId: draw.id, video, itemId: row.item.id };
}

async function call<T extends z.ZodType>(
  page: Page,
  method: string,
  path: string,
  body: unknown,
  reply: T,
): Promise<z.infer<T>> {
  const answer: unknown = await page.evaluate(
    async ([how, where, what]) => {
      const response = await fetch(where, what === null ? { method: how } : { method: how, body: what });
      return (await response.json()) as unknown;
    },
    [method, path, body === null ? null : JSON.stringify(body)] as const,
  );
  const parsed = reply.safeParse(answer);
  if (!parsed.success) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return parsed.data;
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

function reviewOf(video: Video, drawId: string, itemId: string): string {
  const query = new URLSearchParams({ sample: drawId, item: itemId }).toString();
  return `#/review/${encodeURIComponent(video.id)}?${query}`;
}

/** The sealed file of a video, by its length, which no other clip there has; null: there is none. */
function sealedFileOf(profile: string, { media }: Video): string | null {
  const length = sealedBytes(media?.sizeBytes ?? 0);
  const found = readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('.footage/'))
    .map((path) => join(profile, path))
    .find((path) => statSync(path).size === length);
  return found ?? null;
}
