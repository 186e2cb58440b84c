import { join } from 'node:path';
import { expect, test } from 'vitest';
import { arrangeLists, hasNarrow, isArranged } from '../../../electron/core/catalogue/arrange.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { databaseBefore, rowsBy, temporaryDatabase, temporaryFolder } from '../../support/database.ts';
import { videos } from '../../support/department.ts';

const insert = sql<[id: string, at: number, end: number]>(
  'video of before',
  `INSERT INTO video (id, generation, officer, squad, division, recorded_at, ended_at, deletes_at, review, cited,
     incident)
   VALUES (?, 1, NULL, 2, 3, ?, ?, 0, 0, 0, 'KC1')`,
);
const insertBody = sql<[no: number, body: string]>('body of before', 'INSERT INTO video_body VALUES (?, ?)');
const copy = sql<[at: number, no: number]>(
  'copy of before',
  `INSERT INTO video_for_frame VALUES (?, ?, 'id', 'vendor', 2, 3, NULL, 1, '[]')`,
);
const noted = sql('arranged before', 'UPDATE feed SET generation = 1, pulled_at = 1, arranged = 3');

test('a desk of version 13 copies its recordings anew, with what the census asks of them', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('recordings-for-census', file);
  before.write('videos', (write) => {
    for (const video of videos) {
      const { row } = write.run(insert, video.id, video.recordedAt, video.endedAt);
      write.run(insertBody, row, JSON.stringify(video));
      write.run(copy, video.recordedAt, row);
    }
    write.run(noted);
  });
  before.close();

  const db = temporaryDatabase(file);
  expect([isArranged(db.read), hasNarrow(db.read)]).toEqual([true, false]);
  await arrangeLists(db, () => false);
  expect(hasNarrow(db.read)).toBe(true);
  const columns = 'id, recorded_at, activated_at, ended_at, device, incident';
  expect(rowsBy(db, `SELECT ${columns} FROM video_for_frame ORDER BY no`)).toEqual(
    videos.map(({ id, recordedAt, activatedAt, endedAt, device }) => ({
      id,
      recorded_at: recordedAt,
      activated_at: activatedAt,
      ended_at: endedAt,
      device,
      incident: 'KC1',
    })),
  );
});

test('a desk of version 13 that wasn’t arranged yet stays so', () => {
  const file = join(temporaryFolder(), 'a.desk');
  databaseBefore('recordings-for-census', file).close();
  const db = temporaryDatabase(file);
  expect(rowsBy(db, 'SELECT arranged FROM feed')).toEqual([{ arranged: 0 }]);
});
