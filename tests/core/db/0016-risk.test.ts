import { join } from 'node:path';
import { expect, test } from 'vitest';
import { instant } from '../../../contract/time.ts';
import { arrangeLists, hasNarrow, isArrangementDue } from '../../../electron/core/catalogue/arrange.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { waitingRequests } from '../../../electron/core/risk/waiting.ts';
import { databaseBefore, rowsBy, temporaryDatabase, temporaryFolder } from '../../support/database.ts';
import { accounts, departmentNow, videos } from '../../support/department.ts';
import { reclassificationOf } from '../../support/reviews.ts';

test('a desk of the version before looks at the recordings that it holds, and finds requests that wait', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const older = databaseBefore('risk', file);
  older.write('rows', (write) => {
    for (const video of videos) {
      const { row } = write.run(insert, video.id, video.recordedAt, video.endedAt, video.deletedAt ?? 0);
      write.run(insertBody, row, JSON.stringify(video));
    }
    const waiting = { ...reclassificationOf({ id: 'r1' }), state: 'waiting-for-second' };
    write.run(insertRecord, 'r1', 'video-1-1-1', JSON.stringify(waiting));
    write.run(
      insertRecord,
      'r2',
      'video-1-1-1',
      JSON.stringify({ ...waiting, id: 'r2', state: 'applied', decidedBy: null, decidedAt: departmentNow }),
    );
    write.run(noted);
  });
  older.close();

  const db = temporaryDatabase(file);
  expect([hasNarrow(db.read), isArrangementDue(db.read)]).toEqual([true, true]);
  await arrangeLists(db, () => false);
  expect(isArrangementDue(db.read)).toBe(false);
  expect(rowsBy(db, 'SELECT count(*) AS n FROM upload')).toEqual([{ n: videos.length }]);
  // Given by default, all of them.
  expect(rowsBy(db, 'SELECT count(*) AS n FROM risk WHERE issues = 16')).toEqual([{ n: videos.length }]);
  const { waiting, decided } = waitingRequests(db.read, accounts.captain, instant(departmentNow));
  expect(waiting.map(({ request }) => request.id)).toEqual(['r1']);
  expect(decided).toEqual([]);
});

const insert = sql<[id: string, at: number, ended: number, deletes: number]>(
  'video of before',
  `INSERT INTO video (id, generation, officer, squad, division, recorded_at, ended_at, deletes_at, review, cited)
   VALUES (?, 1, NULL, 2, 3, ?, ?, ?, 0, 0)`,
);
const insertBody = sql<[no: number, body: string]>('body of before', 'INSERT INTO video_body VALUES (?, ?)');
const insertRecord = sql<[id: string, video: string, body: string]>(
  'record of before',
  'INSERT INTO reclassification_record (id, generation, video_id, body) VALUES (?, 1, ?, ?)',
);
const noted = sql('arranged before', 'UPDATE feed SET generation = 1, pulled_at = 1, arranged = 3');
