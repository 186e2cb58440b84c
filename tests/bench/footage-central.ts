import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkplace } from '../../central/commands/workplace.ts';
import { itemOf } from '../../central/items/item.ts';
import { putItems } from '../../central/items/put.ts';
import { demoAccounts } from '../../central/seed/demoAccounts.ts';
import { Video } from '../../contract/nouns/video.ts';
import { day, instant } from '../../contract/time.ts';
import { cache, root } from './cache.ts';
import { departmentFolder, runCentral, type Say } from './departments.ts';

/** The clips that playback is measured on: one key frame in many seconds, and one every two seconds. */
export const clips = ['cfr-numbered-long-gop.mp4', 'normal-contact.mp4'] as const;
export type Clip = (typeof clips)[number];

/** The data folder of a central with these clips, each owed by the auditor, so that its review opens by itself. */
export async function footageFolder(say: Say): Promise<string> {
  const folder = join(cache, 'footage-central');
  if (existsSync(folder)) return folder;
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await cp(await departmentFolder('small', say), part, { recursive: true });
  await importClips(part, say);
  await oweThem(part);
  await rename(part, folder);
  return folder;
}

async function importClips(dataDir: string, say: Say): Promise<void> {
  const source = join(cache, 'clips');
  await mkdir(source, { recursive: true });
  for (const clip of clips) await copyFile(join(root, 'tests/footage', clip), join(source, clip));
  const rows = clips.map((clip, n) => `${clip},${clip},2026-11-0${n + 1}T12:00:00Z,training,4417`);
  const catalogue = join(source, 'catalogue.csv');
  const head = 'file,vendor_id,recorded_at,classification,officer_badge';
  await writeFile(catalogue, `${[head, ...rows].join('\n')}\n`);
  await runCentral(['import', '--data', dataDir, '--footage', source, '--catalogue', catalogue], say);
}

async function oweThem(dataDir: string): Promise<void> {
  const { db, close } = await openWorkplace(dataDir);
  try {
    const ids = await Promise.all(clips.map((clip) => videoIdOf(db, clip)));
    const duties = ids.map((videoId) =>
      itemOf('duty', {
        id: `bench-${videoId}`,
        videoId,
        reviewerId: demoAccounts.auditor.id,
        kind: 'audit',
        programme: 'Bench',
        squadId: null,
        divisionId: null,
        dueAt: instant(Date.now() + 30 * day),
        period: null,
        note: null,
        doneAt: null,
      }),
    );
    await db.transaction((tx) => putItems(tx, duties));
  } finally {
    await close();
  }
}

async function videoIdOf(db: Awaited<ReturnType<typeof openWorkplace>>['db'], clip: string): Promise<string> {
  const rows = await db.query<{ body: string }>(`select body from item where noun = 'video'`);
  const videos = rows.map(({ body }) => Video.parse(JSON.parse(body)));
  const video = videos.find(({ vendorId }) => vendorId === clip);
  if (video === undefined) throw new Error(`${clip} was not imported.`);
  return video.id;
}
