import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { Video } from '../../contract/nouns/video.ts';
import { DrawDetail, FrameCount } from '../../contract/sample-state.ts';
import { day } from '../../contract/time.ts';
import { sealedBytes } from '../../electron/sealed/chunks.ts';
import { lookAtCentral } from '../support/centralView.ts';
import type { DemoCentral } from '../support/demo.ts';
import { auditor } from './desk.ts';

export const clip = 'cfr-numbered-long-gop';

/** Plans, commits and draws all that the squad of the clip recorded around it. */
export async function drawAround(page: Page, central: DemoCentral) {
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

export async function call<T extends z.ZodType>(
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

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

export function reviewOf(video: Video, drawId: string, itemId: string): string {
  const query = new URLSearchParams({ sample: drawId, item: itemId }).toString();
  return `#/review/${encodeURIComponent(video.id)}?${query}`;
}

/** The sealed file of a video, by its length, which no other clip there has; null: there is none. */
export function sealedFileOf(profile: string, { media }: Video): string | null {
  const length = sealedBytes(media?.sizeBytes ?? 0);
  const found = readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('.footage/'))
    .map((path) => join(profile, path))
    .find((path) => statSync(path).size === length);
  return found ?? null;
}
