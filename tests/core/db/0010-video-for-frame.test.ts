import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  arrangeLists,
  hasNarrow,
  isArranged,
  isArrangementDue,
} from '../../../electron/core/catalogue/arrange.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { databaseBefore, rowsBy, temporaryDatabase, temporaryFolder } from '../../support/database.ts';
import { videos } from '../../support/department.ts';

const insert = sql<[id: string, squad: number | null, at: number]>(
  'video of before',
  `INSERT INTO video (id, generation, officer, squad, division, recorded_at, ended_at, deletes_at, review, cited)
   VALUES (?, 1, NULL, ?, 3, ?, 0, 0, 0, 0)`,
);
const insertBody = sql<[no: number, body: string]>('body of before', 'INSERT INTO video_body VALUES (?, ?)');
const noted = sql('arranged before', 'UPDATE feed SET generation = 1, pulled_at = 1, arranged = 2');

test('an arranged desk of version 9 stays arranged, and copies for frames what it holds', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('video-for-frame', file);
  before.write('videos', (write) => {
    for (const [n, video] of videos.entries()) {
      const { row } = write.run(insert, video.id, n % 3 === 0 ? null : 2, video.recordedAt);
      write.run(insertBody, row, JSON.stringify(video));
    }
    write.run(noted);
  });
  before.close();

  const db = temporaryDatabase(file);
  expect([isArranged(db.read), isArrangementDue(db.read), hasNarrow(db.read)]).toEqual([true, true, false]);
  await arrangeLists(db, () => false);
  expect([isArranged(db.read), isArrangementDue(db.read), hasNarrow(db.read)]).toEqual([true, false, true]);
  const columns = 'recorded_at, no, id, vendor_id, squad, division, officer, duration_ms, classes';
  expect(rowsBy(db, `SELECT ${columns} FROM video_for_frame ORDER BY no`)).toEqual(
    videos.map((video, n) => ({
      recorded_at: video.recordedAt,
      no: n + 1,
      id: video.id,
      vendor_id: video.vendorId,
      squad: n % 3 === 0 ? null : 2,
      division: 3,
      officer: null,
      duration_ms: video.durationMs,
      classes: JSON.stringify(video.classes.map(({ code }) => code)),
    })),
  );
});
