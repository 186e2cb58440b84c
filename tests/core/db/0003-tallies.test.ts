import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '../../../contract/problem.ts';
import { day } from '../../../contract/time.ts';
import { arrangeLists, isArranged } from '../../../electron/core/catalogue/arrange.ts';
import { goingUnreviewed, withoutRecording } from '../../../electron/core/catalogue/tallies.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { rowsBy, temporaryFolder, testKey } from '../../support/database.ts';

function open(file: string, version: number): DeskDb {
  const db = openDatabase(
    { file, key: testKey, log: () => {}, written: () => {} },
    migrations.slice(0, version),
  );
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  return db;
}
const run = (db: DeskDb, text: string) => db.write('in a test', (write) => write.run(sql('in a test', text)));

test('a desk of version 2 that was arranged counts what it holds, and keeps counting', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = open(file, 2);
  run(before, 'UPDATE feed SET generation = 1, pulled_at = 5, arranged = 2');
  run(
    before,
    `INSERT INTO video (id, generation, recorded_at, ended_at, deletes_at, review, cited)
     VALUES ('v1', 1, 0, 1, ${3 * day}, 0, 0), ('v2', 1, 0, 1, ${3 * day + 5}, 2, 0)`,
  );
  run(
    before,
    `INSERT INTO dispatch (id, generation, officer, event, from_at, to_at, expected, urgent, cited, has_video, call_type, body)
     VALUES ('d1', 1, 7, 'E1', ${day}, ${day + 9}, 1, 1, 0, 0, 'Alarm', '{}')`,
  );
  before.close();

  // The lists are arranged by today's desk, whatever version the file had.
  const after = open(file, migrations.length);
  expect(rowsBy(after, 'SELECT id, deletes_at, review FROM video ORDER BY id')).toEqual([
    { id: 'v1', deletes_at: 3 * day, review: 0 },
    { id: 'v2', deletes_at: 3 * day + 5, review: 2 },
  ]);
  expect(isArranged(after.read)).toBe(false);
  await arrangeLists(after, () => false);
  expect(isArranged(after.read)).toBe(true);
  expect(goingUnreviewed(after.read, 9 * day)).toEqual({ videos: 1, cited: 0 });
  expect(withoutRecording(after.read, 0, 9 * day)).toEqual({ dispatches: 1, urgent: 1, oldestAt: day });
  run(after, `UPDATE video SET review = 0 WHERE id = 'v2'`);
  expect(goingUnreviewed(after.read, 9 * day)).toEqual({ videos: 2, cited: 0 });
});
