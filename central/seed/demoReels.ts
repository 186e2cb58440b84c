import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Video } from '../../contract/nouns/video.ts';
import { minute, second } from '../../contract/time.ts';
import type { Db } from '../db/db.ts';
import { hashFileAt } from '../footage/hash.ts';
import { playedMime } from '../import/media/arrive.ts';
import { measure } from '../import/media/measure.ts';
import { writeLoop } from '../import/media/rewrap.ts';
import { isNotVideo } from '../import/media/sniff.ts';
import type { Reel } from './reel.ts';

/** Longer footage than the clips, so that records have lengths as they are on the street. */
const loopLengths = [3, 5, 7, 10, 14].map((minutes) => minutes * minute);

/**
 * Footage that seeded records are given: the real clips that are whole and play everywhere, and a few of them several
 * times over. Records share the files.
 */
export async function makeReels(db: Db, dataDir: string, clips: readonly Video[]): Promise<readonly Reel[]> {
  const plain: Reel[] = [];
  for (const clip of clips) {
    const reel = isOrdinary(clip) ? await reelOf(db, dataDir, clip) : null;
    if (reel !== null) plain.push(reel);
  }
  const bases = plain.filter((reel) => reel.bufferMs === 0);
  const loops: Reel[] = [];
  for (const [index, length] of loopLengths.entries()) {
    const base = bases[index % Math.max(1, bases.length)];
    if (base !== undefined) loops.push(await loopOf(dataDir, base, length));
  }
  return [...plain, ...loops];
}

/** Camera tests, cut files and other oddities are shown as themselves only. */
function isOrdinary(clip: Video): boolean {
  const { media } = clip;
  return (
    media !== null &&
    media.kind === 'progressive' &&
    media.playedSha256 === null &&
    media.videoCodec?.startsWith('avc1') === true &&
    media.audioCodec !== null &&
    media.rotation === 0 &&
    clip.durationMs >= 36 * second &&
    clip.classes.every((tag) => tag.code !== 'training')
  );
}

async function reelOf(db: Db, dataDir: string, clip: Video): Promise<Reel | null> {
  const [row] = await db.query<{ path: string; mime: string; size: number }>(
    'select path, mime, size from footage where video_id = $1',
    [clip.id],
  );
  if (row === undefined || clip.media === null) return null;
  const measured = await measure(join(dataDir, row.path));
  if (isNotVideo(measured) || measured.isCut || measured.isLying) return null;
  const { sha256 } = clip.media;
  return {
    media: clip.media,
    footage: {
      kind: 'progressive',
      path: row.path,
      sha256,
      size: row.size,
      played: null,
      mime: row.mime,
      parts: [],
    },
    durationMs: clip.durationMs,
    bufferMs: Math.max(0, (clip.activatedAt ?? clip.recordedAt) - clip.recordedAt),
  };
}

async function loopOf(dataDir: string, base: Reel, length: number): Promise<Reel> {
  const folder = join(dataDir, 'footage', '.incoming');
  await mkdir(folder, { recursive: true });
  const half = join(folder, `loop-${length}.mp4`);
  await writeLoop(join(dataDir, base.footage.path), half, Math.max(2, Math.round(length / base.durationMs)));
  const sha256 = await hashFileAt(half);
  const path = `footage/${sha256}.mp4`;
  await rename(half, join(dataDir, path));
  const measured = await measure(join(dataDir, path));
  if (isNotVideo(measured)) throw new Error(measured.notVideo);
  const { size } = await stat(join(dataDir, path));
  const footage = { kind: 'progressive', path, sha256, size, played: null, parts: [] } as const;
  const mime = playedMime({ measured, kept: footage });
  return {
    footage: { ...footage, mime },
    media: { ...base.media, mime, sizeBytes: size, sha256, startedAt: null },
    durationMs: measured.durationMs,
    bufferMs: 0,
  };
}
