import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '../../../contract/problem.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { rowsBy, temporaryFolder, testKey } from '../../support/database.ts';

test('a new desk begins at the start of the feed, with nothing', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const db = openDatabase({ file, key: testKey, log: () => {}, written: () => {} }, migrations.slice(0, 1));
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  expect(rowsBy(db, 'PRAGMA user_version')).toEqual([{ user_version: 1 }]);
  expect(rowsBy(db, 'SELECT * FROM feed')).toEqual([
    { one: 1, scope: null, cursor: null, generation: 0, sweeping: 0, pulled_at: null, arranged: 0 },
  ]);
  const tables = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
  for (const row of rowsBy(db, tables)) {
    const { name } = row as { name: string };
    if (name !== 'feed')
      expect(rowsBy(db, `SELECT count(*) AS count FROM ${name}`), name).toEqual([{ count: 0 }]);
  }
});

test('every table is strict about what its columns hold', () => {
  const db = openDatabase({
    file: join(temporaryFolder(), 'a.desk'),
    key: testKey,
    log: () => {},
    written: () => {},
  });
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  const loose = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
    AND name NOT LIKE 'sqlite_%'`;
  expect(rowsBy(db, loose)).toEqual([]);
});
