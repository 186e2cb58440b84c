import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '../../../contract/problem.ts';
import {
  arrangeLists,
  hasNarrow,
  isArranged,
  isArrangementDue,
} from '../../../electron/core/catalogue/arrange.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { rowsBy, temporaryFolder, testKey } from '../../support/database.ts';
import { videos } from '../../support/department.ts';

function open(file: string, steps = migrations): DeskDb {
  const db = openDatabase({ file, key: testKey, log: () => {}, written: () => {} }, steps);
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  return db;
}

const insert = sql<[id: string, squad: number | null, at: number]>(
  'video of before',
  `INSERT INTO video (id, generation, officer, squad, division, recorded_at, ended_at, deletes_at, review, cited)
   VALUES (?, 1, NULL, ?, 3, ?, 0, 0, 0, 0)`,
);
const insertBody = sql<[no: number, body: string]>('body of before', 'INSERT INTO video_body VALUES (?, ?)');
const noted = sql('arranged before', 'UPDATE feed SET generation = 1, pulled_at = 1, arranged = 2');

test('an arranged desk of version 9 stays arranged, and copies for frames what it holds', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = open(file, migrations.slice(0, 9));
  before.write('videos', (write) => {
    for (const [n, video] of videos.entries()) {
      const { row } = write.run(insert, video.id, n % 3 === 0 ? null : 2, video.recordedAt);
      write.run(insertBody, row, JSON.stringify(video));
    }
    write.run(noted);
  });
  before.close();

  const db = open(file);
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
