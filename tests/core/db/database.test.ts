import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '../../../contract/problem.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql, type WriteDb } from '../../../electron/core/db/sql.ts';
import { rowsBy, temporaryDatabase, temporaryFolder, testKey } from '../../support/database.ts';

const keep = sql<[name: string, value: string], { name: string }>(
  'keep a thing',
  'INSERT INTO kept (name, value) VALUES (?, ?) RETURNING name',
);
const names = sql<[], string>('names', 'SELECT name FROM kept ORDER BY name');

test('a reader can not write, not even by a statement that answers rows', () => {
  const db = temporaryDatabase();
  expect(() => db.read.get(keep, 'a', '1')).toThrow('"keep a thing" writes');
  expect(rowsBy(db, 'SELECT * FROM kept')).toEqual([]);
  expect(db.write('keep', (write) => write.get(keep, 'a', '1'))).toEqual({ name: 'a' });
});

test('what throws inside a transaction leaves nothing behind, and the next one works', () => {
  const db = temporaryDatabase();
  const half = (write: WriteDb): never => {
    write.get(keep, 'a', '1');
    throw new Error('thought better of it');
  };
  expect(() => db.write('half', half)).toThrow('thought better of it');
  expect(() => db.writeLightly('half', half)).toThrow('thought better of it');
  expect(db.read.column(names)).toEqual([]);
  db.writeLightly('whole', (write) => write.get(keep, 'b', '1'));
  expect(db.read.column(names)).toEqual(['b']);
});

test('a commit is told once, with whether the catalogue changed; a rollback and what is kept aside are not told', () => {
  const told: unknown[] = [];
  const db = temporaryDatabase(undefined, (what) => told.push(what));
  db.write('mine', (write) => write.get(keep, 'a', '1'));
  db.write('catalogue', (write) => write.touchCatalogue());
  db.writeLightly('pulled', (write) => write.touchCatalogue());
  db.writeAside('aside', (write) => write.get(keep, 'b', '2'));
  expect(() =>
    db.write('none', () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(told).toEqual([
    { catalogue: false, isLight: false },
    { catalogue: true, isLight: false },
    { catalogue: true, isLight: true },
  ]);
});

test('every commit but a light one and one aside is synced to the disk', () => {
  const db = temporaryDatabase();
  const synchronous = sql<[], { synchronous: number }>('synchronous', 'PRAGMA synchronous');
  const during = (way: DeskDb['write']): unknown => way('look', (write) => write.get(synchronous));
  expect(during(db.write)).toEqual({ synchronous: 2 });
  expect(during(db.writeLightly)).toEqual({ synchronous: 1 });
  expect(during(db.writeAside)).toEqual({ synchronous: 1 });
  expect(during(db.write)).toEqual({ synchronous: 2 });
});

test('a slow query is named in the log, without what it was asked', () => {
  const logged: unknown[] = [];
  const file = join(temporaryFolder(), 'a.desk');
  const db = openDatabase({ file, key: testKey, log: (...line) => logged.push(line), written: () => {} });
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  const count = sql<[secret: string, most: number], unknown>(
    'count far',
    'WITH RECURSIVE c (n, s) AS (SELECT 1, ? UNION ALL SELECT n + 1, s FROM c WHERE n < ?) SELECT sum(n) FROM c',
  );
  db.read.get(count, 'J. Whitfield', 400_000);
  expect(logged).toEqual([['warn', 'slow-query', { name: 'count far', ms: expect.any(Number) as number }]]);
});
