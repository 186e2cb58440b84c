import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cheapCost } from '../../../central/accounts/password.ts';
import type { Db } from '../../../central/db/db.ts';
import { measure } from '../../../central/import/media/measure.ts';
import { type Plan, smallPlan } from '../../../central/seed/plan.ts';
import { seedDepartment } from '../../../central/seed/seedDepartment.ts';
import { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { Duty } from '../../../contract/nouns/review.ts';
import { Video } from '../../../contract/nouns/video.ts';
import { day, hour } from '../../../contract/time.ts';
import { openEmpty } from '../../support/databases.ts';

const clips = fileURLToPath(new URL('../../footage/', import.meta.url));
const plan: Plan = { ...smallPlan, videos: 900, dispatches: 300 };
// A month and a half after the clips were taken, on the other side of summer time.
const now = Date.UTC(2027, 0, 6, 15, 0);

let db: Db;
let dataDir: string;
let videos: readonly Video[];
let dispatches: readonly Dispatch[];
beforeAll(async () => {
  db = await openEmpty();
  dataDir = await mkdtemp(join(tmpdir(), 'sw-demo-clips-'));
  const wish = { seed: 'one', size: 'small', passwordCost: cheapCost, say: () => undefined } as const;
  await seedDepartment({ db, dataDir, now, clips, plan, ...wish });
  videos = (await bodies('video')).map((body) => Video.parse(body));
  dispatches = (await bodies('dispatch')).map((body) => Dispatch.parse(body));
});
afterAll(async () => {
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function bodies(noun: string): Promise<readonly unknown[]> {
  const rows = await db.query<{ body: string }>('select body from item where noun = $1', [noun]);
  return rows.map((row): unknown => JSON.parse(row.body));
}

const clipNamed = (vendorId: string) => videos.find((video) => video.vendorId === vendorId);
const callOf = (clip: Video | undefined) =>
  dispatches.find((call) => call.reportNumber === clip?.incidentNumber && call.officerId === clip?.officerId);

test('the clips are recent, and belong to the officers of the squad that is shown', () => {
  const real = videos.filter((video) => video.vendorId.endsWith('Z'));
  expect(real.length).toBeGreaterThan(20);
  expect(new Set(real.map((video) => video.squadId))).toEqual(new Set(['squad-231']));
  expect(real.every((video) => /^officer-\d{4}$/.test(video.officerId ?? ''))).toBe(true);
  const newest = Math.max(...real.map((video) => video.recordedAt));
  expect(newest).toBeGreaterThan(now - 3 * day);
  expect(newest).toBeLessThan(now - day);
});

test('a clip keeps its hour of the day, and its call stays where it was beside it', () => {
  const late = clipNamed('X6012-20261107T021433Z');
  const local = new Intl.DateTimeFormat('en', {
    timeZone: late?.zone,
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  expect(local.format(late?.recordedAt)).toBe('20:14:33');
  expect((late?.activatedAt ?? 0) - (callOf(late)?.arrivedAt ?? 0)).toBe(57_000);
  for (const video of videos) expect(video.endedAt - video.recordedAt).toBeGreaterThan(0);
});

test('a ticket left non-evidence is deleted in eleven days', () => {
  const ticket = clipNamed('X6039-20261015T034237Z');
  expect(ticket?.classes.map((tag) => tag.code)).toEqual(['non-evidence']);
  expect(callOf(ticket)?.citation).toBe('8841207');
  expect(Math.floor(((ticket?.deletedAt ?? 0) - now) / day)).toBe(11);
});

test('the clips are what the sergeant owes first', async () => {
  const duties = (await bodies('duty')).map((body) => Duty.parse(body));
  const open = duties.filter((duty) => duty.reviewerId === 'account-whitfield' && duty.doneAt === null);
  const owed = open.map((duty) => videos.find((video) => video.id === duty.videoId)?.vendorId);
  for (const vendorId of ['X6039-20261015T034237Z', 'X6012-20261107T021433Z', 'X6044-20261003T191205Z']) {
    expect(owed).toContain(vendorId);
  }
  const returned = open.find((duty) => duty.kind === 'returned');
  expect(videos.find((video) => video.id === returned?.videoId)?.officerId).toBe('officer-3981');
});

test('every seeded record can be played, and is as long as what is played', async () => {
  const rows = await db.query<{ video_id: string; path: string; played_path: string | null }>(
    'select * from footage',
  );
  const paths = new Map(rows.map((row) => [row.video_id, row.played_path ?? row.path]));
  const seeded = videos.filter((video) => video.id.length < 15);
  expect(seeded.filter((video) => !paths.has(video.id))).toEqual([]);
  const lengths = new Map<string, number>();
  for (const path of new Set(seeded.map((video) => paths.get(video.id) ?? ''))) {
    const measured = await measure(join(dataDir, path));
    lengths.set(path, 'notVideo' in measured ? -1 : measured.durationMs);
    expect((await stat(join(dataDir, path))).size).toBeGreaterThan(10_000);
  }
  for (const video of seeded) expect(video.durationMs).toBe(lengths.get(paths.get(video.id) ?? ''));
  expect(lengths.size).toBeGreaterThan(8);
  expect(Math.max(...lengths.values())).toBeGreaterThan(hour / 6);
});
