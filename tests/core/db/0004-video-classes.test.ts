import { join } from 'node:path';
import { expect, test } from 'vitest';
import { arrangeLists, isArrangementDue } from '../../../electron/core/catalogue/arrange.ts';
import { listIndexes } from '../../../electron/core/catalogue/list-indexes.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { classBitsOf } from '../../../electron/core/video/class-bits.ts';
import { databaseBefore, rowsBy, temporaryDatabase, temporaryFolder } from '../../support/database.ts';
import { videos as records } from '../../support/department.ts';

/** Number, classes. 48 stands at the same bit as 1. */
const videos: readonly (readonly [number, readonly number[]])[] = [
  [1, [1]],
  [2, [1, 48]],
  [3, [46, 2, 7]],
  [4, []],
];

/** A whole record: what is arranged later on reads more of it than the lists of then. */
function bodyOf(no: number): string {
  return JSON.stringify({ ...records[0], id: `v${no}` }).replaceAll("'", "''");
}

/** A desk of version 3 whose first pull has ended and whose lists are arranged. */
function arrangedBefore(file: string): void {
  const db = databaseBefore('video-classes', file);
  const run = (text: string) => db.write(text, (write) => write.run(sql(text, text)));
  for (const [no, classes] of videos) {
    run(`INSERT INTO video (no, id, generation, officer, squad, division, recorded_at, ended_at, deletes_at, review, cited)
      VALUES (${no}, 'v${no}', 1, 5, 6, 7, ${no * 10}, ${no * 10 + 5}, ${no * 100}, 0, 0)`);
    run(`INSERT INTO video_body (no, body) VALUES (${no}, '${bodyOf(no)}')`);
    for (const term of classes)
      run(
        `INSERT INTO video_class (class, recorded_at, video, deletes_at) VALUES (${term}, ${no * 10}, ${no}, ${no * 100})`,
      );
  }
  for (const [name, on] of Object.entries({
    video_by_officer: '(officer, recorded_at)',
    video_by_squad: '(squad, recorded_at)',
    video_by_division: '(division, recorded_at)',
    video_by_review: '(review, recorded_at) WHERE review <> 0',
    video_by_deletion: '(deletes_at, no, recorded_at, review)',
  }))
    run(`CREATE INDEX ${name} ON video ${on}`);
  run('UPDATE feed SET pulled_at = 1, arranged = 2');
  db.close();
}

test('a desk with videos gets the classes of each in one number', () => {
  const file = join(temporaryFolder(), 'a.desk');
  arrangedBefore(file);
  expect(rowsBy(temporaryDatabase(file), 'SELECT no, id, classes FROM video ORDER BY no')).toEqual(
    videos.map(([no, classes]) => ({ no, id: `v${no}`, classes: classBitsOf(classes) })),
  );
});

test('lists that were arranged are arranged again, by the indexes that a new desk has', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  arrangedBefore(file);
  const db = temporaryDatabase(file);
  expect(isArrangementDue(db.read)).toBe(true);
  await arrangeLists(db, () => false);
  expect(isArrangementDue(db.read)).toBe(false);
  const made = rowsBy(db, `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`);
  const texts = new Map(made.map((row) => Object.values(row as object) as [string, string]));
  for (const { name, text } of listIndexes) expect(texts.get(name)).toBe(text.replace(' IF NOT EXISTS', ''));
});
