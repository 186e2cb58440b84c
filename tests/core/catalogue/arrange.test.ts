import { expect, test } from 'vitest';
import { startFeed } from '../../../electron/core/catalogue/apply.ts';
import { arrangeLists, hasIndexes, isArrangementDue } from '../../../electron/core/catalogue/arrange.ts';
import { createArranger } from '../../../electron/core/catalogue/arranger.ts';
import { listIndexes } from '../../../electron/core/catalogue/list-indexes.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { settle } from '../../support/clock.ts';
import { departmentChanges, endPull, rowsBy, take, temporaryDatabase } from '../../support/database.ts';

function pulled(): DeskDb {
  const db = temporaryDatabase();
  db.write('start', (write) => startFeed(write, { scope: 's', fresh: true }));
  take(db, departmentChanges());
  endPull(db);
  return db;
}

const missing = (db: DeskDb): unknown =>
  rowsBy(db, 'SELECT count(*) AS count FROM dispatch WHERE has_video = 0')[0];

test('lists are put in order once, when the first pull has ended', async () => {
  const db = temporaryDatabase();
  db.write('start', (write) => startFeed(write, { scope: 's', fresh: true }));
  take(db, departmentChanges());
  expect(isArrangementDue(db.read)).toBe(false);
  expect(await arrangeLists(db, () => false)).toBe(true);
  expect(hasIndexes(db.read)).toBe(false);
  endPull(db);
  expect(isArrangementDue(db.read)).toBe(true);
  expect(missing(db)).toEqual({ count: 12 });
  await arrangeLists(db, () => false);
  expect(isArrangementDue(db.read)).toBe(false);
  expect(missing(db)).toEqual({ count: 0 });
  const names = rowsBy(db, `SELECT name FROM sqlite_schema WHERE type = 'index'`) as { name: string }[];
  expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(listIndexes.map(({ name }) => name)));
});

test('stopped at any step, it is finished the next time, with the same outcome', async () => {
  const whole = pulled();
  await arrangeLists(whole, () => false);
  const wanted = rowsBy(whole, 'SELECT id, has_video FROM dispatch ORDER BY id');
  const cited = rowsBy(whole, 'SELECT id, cited FROM video ORDER BY id');
  const db = pulled();
  for (let steps = 0; isArrangementDue(db.read); steps += 1) {
    let left = steps;
    await arrangeLists(db, () => {
      left -= 1;
      return left < 0;
    });
  }
  expect(rowsBy(db, 'SELECT id, has_video FROM dispatch ORDER BY id')).toEqual(wanted);
  expect(rowsBy(db, 'SELECT id, cited FROM video ORDER BY id')).toEqual(cited);
});

test('a desk arranges by itself, and stops before its database is closed', async () => {
  const db = pulled();
  const logged: unknown[] = [];
  const arranger = createArranger(db, (...line) => logged.push(line));
  arranger.consider();
  arranger.consider();
  await arranger.stop();
  expect(hasIndexes(db.read)).toBe(false);
  const another = createArranger(db, (...line) => logged.push(line));
  another.consider();
  for (let turns = 0; turns < 50 && isArrangementDue(db.read); turns += 1) await settle();
  expect(isArrangementDue(db.read)).toBe(false);
  await another.stop();
  expect(logged).toEqual([]);
});
