import { spawnSync } from 'node:child_process';
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

/** A clip to measure on, and what it is called in the table. `from` is copied when there is no `encode` for ffmpeg. */
export type Clip = {
  readonly file: string;
  readonly title: string;
  readonly from: string;
  readonly encode?: readonly string[];
};

const tenSeconds = 'cfr-numbered-long-gop.mp4';

/** The clips that playback is measured on, by the distance of their key frames. */
export const clips: readonly Clip[] = [
  {
    file: 'key-2s.mp4',
    title: '720p, key frame every 2 s',
    from: tenSeconds,
    encode: ['-c:v', 'libx264', '-crf', '30', '-bf', '3', '-g', '60', '-sc_threshold', '0', '-c:a', 'copy'],
  },
  { file: tenSeconds, title: '720p, key frame every 10 s', from: tenSeconds },
  { file: 'normal-contact.mp4', title: '480p, key frame every 6 s', from: 'normal-contact.mp4' },
];

/** Ten minutes, larger than what a browser or a socket takes at once. */
export const longClip: Clip = {
  file: 'ten-minutes.mp4',
  title: 'ten minutes',
  from: tenSeconds,
  encode: ['-stream_loop', '14', '-c', 'copy'],
};

/** Ten minutes with more key frames than small pictures are made of it. */
export const manyKeysClip: Clip = {
  file: 'ten-minutes-key-2s.mp4',
  title: 'ten minutes, key frame every 2 s',
  from: 'key-2s.mp4',
  encode: ['-stream_loop', '14', '-c', 'copy'],
};

/** An hour with the sound of a real camera: two channels, 48,000 samples a second. */
export const hourClip: Clip = {
  file: 'an-hour.mp4',
  title: 'an hour',
  from: 'normal-contact.mp4',
  encode: [
    ...['-stream_loop', '50', '-c:v', 'copy', '-t', '3600'],
    ...['-c:a', 'aac', '-ar', '48000', '-ac', '2', '-b:a', '96k'],
  ],
};

/** Those that are made of another one come after it. */
const all = [...clips, longClip, manyKeysClip, hourClip];

/** The data folder of a central with these clips, each owed by the auditor, so that its review opens by itself. */
export async function footageFolder(say: Say): Promise<string> {
  const folder = join(cache, 'footage-central-4');
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
  for (const clip of all) await makeClip(clip, source);
  const rows = all.map(({ file }, n) => `${file},${file},2026-11-0${n + 1}T12:00:00Z,training,4417`);
  const catalogue = join(source, 'catalogue.csv');
  const head = 'file,vendor_id,recorded_at,classification,officer_badge';
  await writeFile(catalogue, `${[head, ...rows].join('\n')}\n`);
  await runCentral(['import', '--data', dataDir, '--footage', source, '--catalogue', catalogue], say);
}

async function makeClip({ file, from, encode }: Clip, folder: string): Promise<void> {
  const target = join(folder, file);
  const made = join(folder, from);
  const source = from !== file && existsSync(made) ? made : join(root, 'tests/footage', from);
  if (encode === undefined) return copyFile(source, target);
  // An option for reading stands before the file that is read.
  const [reading, writing] =
    encode[0] === '-stream_loop' ? [encode.slice(0, 2), encode.slice(2)] : [[], encode];
  const quiet = ['-hide_banner', '-v', 'error', '-nostdin', '-y'];
  const args = [...quiet, ...reading, '-i', source, ...writing, '-movflags', '+faststart', target];
  const { status, error } = spawnSync('ffmpeg', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0)
    throw new Error(`ffmpeg is needed to make ${file}: ${error?.message ?? `it ended with ${status}`}`);
}

async function oweThem(dataDir: string): Promise<void> {
  const { db, close } = await openWorkplace(dataDir);
  try {
    const ids = await Promise.all(all.map(({ file }) => videoIdOf(db, file)));
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

async function videoIdOf(db: Awaited<ReturnType<typeof openWorkplace>>['db'], file: string): Promise<string> {
  const rows = await db.query<{ body: string }>(`select body from item where noun = 'video'`);
  const videos = rows.map(({ body }) => Video.parse(JSON.parse(body)));
  const video = videos.find(({ vendorId }) => vendorId === file);
  if (video === undefined) throw new Error(`${file} was not imported.`);
  return video.id;
}
