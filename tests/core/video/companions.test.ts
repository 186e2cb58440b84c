import { expect, test } from 'vitest';
import type { Video } from '../../../contract/nouns/video.ts';
import { hour, instant, minute, ms, second } from '../../../contract/time.ts';
import { startFeed } from '../../../electron/core/catalogue/apply.ts';
import type { Change } from '../../../electron/core/catalogue/change.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { companionsOf } from '../../../electron/core/video/companions.ts';
import {
  change,
  departmentChanges,
  pullAll,
  rowsBy,
  take,
  temporaryDatabase,
} from '../../support/database.ts';
import { dispatches, videos } from '../../support/department.ts';

function videoOf(id: string): Video {
  const video = videos.find((one) => one.id === id);
  if (video === undefined) throw new Error(`the department has no ${id}`);
  return video;
}
const main = videoOf('video-1-1-1');
const other = videoOf('video-1-2-1');

/** Another recording, begun so long after the one under review. */
function recorded(id: string, afterMs: number, changes: Partial<Video> = {}): Change {
  const recordedAt = instant(main.recordedAt + afterMs);
  const endedAt = instant(recordedAt + 5 * minute);
  return change('video', id, { ...other, id, vendorId: id, recordedAt, endedAt, relatedIds: [], ...changes });
}

const same = { incidentNumber: main.incidentNumber };
const elsewhere = { incidentNumber: 'KC26-777' };

async function deskWith(...changes: readonly Change[]): Promise<DeskDb> {
  const db = temporaryDatabase();
  await pullAll(db, [...departmentChanges(), ...changes]);
  return db;
}

const found = (db: DeskDb) =>
  companionsOf(db.read, main.id)?.map(({ id, why, startsAtMs, overlapMs }) => ({
    id,
    why,
    startsAtMs,
    overlapMs,
  }));

test('recordings of the same incident that overlap are companions, the longest in common first', async () => {
  const db = await deskWith(
    recorded('b', 2 * minute, same),
    recorded('c', -20 * second, {
      incidentNumber: main.incidentNumber?.toLowerCase().replace('-', ' ') ?? null,
    }),
    recorded('after', 5 * minute, same),
    recorded('before', -5 * minute, same),
    recorded('another', minute, elsewhere),
  );
  expect(found(db)).toEqual([
    { id: 'c', why: ['incident'], startsAtMs: -20_000, overlapMs: 280_000 },
    { id: 'b', why: ['incident'], startsAtMs: 120_000, overlapMs: 180_000 },
  ]);
});

test('so are recordings of everybody who was sent to the same dispatch event', async () => {
  const call = dispatches.find(({ officerId, id }) => officerId === main.officerId && id.endsWith('-1'));
  if (call === undefined) throw new Error('no dispatch');
  const backup = { ...call, id: 'backup', officerId: other.officerId, unit: '122' };
  const db = await deskWith(change('dispatch', 'backup', backup), recorded('b', 7300, elsewhere));
  expect(found(db)).toEqual([{ id: 'b', why: ['event'], startsAtMs: 7300, overlapMs: 292_700 }]);
  take(db, [recorded('b', 7300, same)]);
  expect(found(db)).toMatchObject([{ id: 'b', why: ['incident', 'event'] }]);
});

test('what the record names is a companion even where the clocks say that they never met', async () => {
  const db = await deskWith(
    change('video', main.id, { ...main, relatedIds: ['b', 'not-on-this-desk', main.id] }),
    recorded('b', hour, elsewhere),
  );
  expect(found(db)).toEqual([{ id: 'b', why: ['record'], startsAtMs: hour, overlapMs: 5 * minute - hour }]);
});

test('a companion comes with the names that a list shows; a video that is not here has none to tell of', async () => {
  const db = await deskWith(recorded('b', 0, same));
  expect(companionsOf(db.read, main.id)?.[0]).toMatchObject({
    officerName: 'T. Okafor',
    squadName: 'Squad 1',
    durationMs: ms(5 * minute),
  });
  expect(companionsOf(db.read, 'nobody')).toBeNull();
});

test('during the first pull, recordings of the same incident are found all the same', () => {
  const db = temporaryDatabase();
  db.write('start', (write) => startFeed(write, { scope: 's', fresh: true }));
  take(db, [...departmentChanges(), recorded('b', minute, same)]);
  expect(found(db)).toMatchObject([{ id: 'b', why: ['incident'] }]);
});

test('each search reads a short range of an index', async () => {
  const db = await deskWith();
  const plan = (text: string): string => JSON.stringify(rowsBy(db, `EXPLAIN QUERY PLAN ${text}`));
  const during = 'recorded_at > 1 AND recorded_at < 2 AND ended_at > 1';
  expect(
    plan(`SELECT no FROM video INDEXED BY video_by_incident WHERE incident = 'X' AND ${during}`),
  ).toContain('incident=? AND recorded_at>? AND recorded_at<?');
  expect(plan(`SELECT no FROM video INDEXED BY video_by_officer WHERE officer = 1 AND ${during}`)).toContain(
    'officer=? AND recorded_at>? AND recorded_at<?',
  );
});
