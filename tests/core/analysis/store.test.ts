import { expect, test } from 'vitest';
import {
  type AnalysisKey,
  analysisBy,
  putAnalysis,
  sweepAnalyses,
  touchAnalysis,
} from '../../../electron/core/analysis/store.ts';
import { change, gone, rowsBy, take, temporaryDatabase } from '../../support/database.ts';
import { videos } from '../../support/department.ts';

const keyOf = (clip: string, kind: AnalysisKey['kind'] = 'thumbs', version = 1): AnalysisKey => ({
  sha256: clip.padEnd(64, '0'),
  kind,
  version,
});
const bytes = (size: number): Uint8Array => Buffer.alloc(size, 7);

function kept() {
  const db = temporaryDatabase();
  const clips = (): unknown[] =>
    rowsBy(db, 'SELECT sha256, kind, version, size FROM analysis ORDER BY used').map((row) => {
      const { sha256, kind, version, size } = row as AnalysisKey & { size: number };
      return `${sha256.replace(/0+$/, '')} ${kind} ${version} ${size}`;
    });
  const put = (key: AnalysisKey, size: number, most: number): void =>
    db.write('put', (write) => putAnalysis(write, key, 'v1', bytes(size), most));
  const touch = (key: AnalysisKey): void => db.write('touch', (write) => touchAnalysis(write, key));
  return { db, clips, put, touch };
}

test('beyond the budget the longest unused go, and using one makes it stay', () => {
  const { clips, put, touch } = kept();
  for (const clip of ['a', 'b', 'c', 'd']) put(keyOf(clip), 100, 400);
  touch(keyOf('a'));
  put(keyOf('e'), 150, 400);
  expect(clips()).toEqual(['d thumbs 1 100', 'a thumbs 1 100', 'e thumbs 1 150']);
  put(keyOf('f'), 50, 400);
  expect(clips()).toEqual(['d thumbs 1 100', 'a thumbs 1 100', 'e thumbs 1 150', 'f thumbs 1 50']);
});

test('the newest is kept even when it alone is beyond the budget', () => {
  const { clips, put } = kept();
  put(keyOf('a'), 100, 400);
  put(keyOf('b'), 900, 400);
  expect(clips()).toEqual(['b thumbs 1 900']);
  put(keyOf('c'), 10, 400);
  expect(clips()).toEqual(['c thumbs 1 10']);
});

test('what was found in another way is not given out, and makes room for what is found anew', () => {
  const { db, clips, put } = kept();
  put(keyOf('a', 'sound', 1), 10, 400);
  put(keyOf('a', 'thumbs', 1), 20, 400);
  expect(analysisBy(db.read, keyOf('a', 'sound', 2))).toBeNull();
  put(keyOf('a', 'sound', 2), 30, 400);
  expect(clips()).toEqual(['a thumbs 1 20', 'a sound 2 30']);
  expect(analysisBy(db.read, keyOf('a', 'sound', 2))?.length).toBe(30);
});

test('of a video that went, was closed or has other footage by now nothing stays', () => {
  const { db, clips } = kept();
  const [template] = videos;
  if (template === undefined) throw new Error('the department has no videos');
  const clip = (id: string, changes = {}) =>
    change('video', id, { ...template, id, access: 'open', media: mediaOf(id), ...changes });
  const mediaOf = (id: string) => ({
    kind: 'progressive' as const,
    mime: 'video/mp4',
    sizeBytes: 1,
    videoCodec: null,
    audioCodec: null,
    width: 1,
    height: 1,
    rotation: 0,
    sha256: 'f'.repeat(64),
    playedSha256: keyOf(id).sha256,
  });
  const ids = ['a', 'b', 'c', 'd', 'e'];
  take(
    db,
    ids.map((id) => clip(id)),
  );
  for (const id of ids) db.write('put', (write) => putAnalysis(write, keyOf(id), id, bytes(10)));
  take(db, [
    gone('video', 'a'),
    clip('b', { access: 'closed' }),
    clip('c', { media: mediaOf('ab') }),
    clip('d', { media: null }),
  ]);
  db.write('sweep', sweepAnalyses);
  expect(clips()).toEqual(['e thumbs 1 10']);
});
