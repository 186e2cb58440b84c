import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { isRefusal } from '../../../contract/problem.ts';
import { instant } from '../../../contract/time.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { readKept, writeKept } from '../../../electron/core/desk/kept.ts';
import { allImports, allSources, putSource } from '../../../electron/core/import/store.ts';
import { temporaryFolder, testKey } from '../../support/database.ts';

const step = migrations.findIndex(({ name }) => name === 'imports');

function open(file: string, steps = migrations): DeskDb {
  const db = openDatabase({ file, key: testKey, log: () => {}, written: () => {} }, steps);
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  return db;
}

test('a desk with work keeps it, and has room for files and the mappings of their sources', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = open(file, migrations.slice(0, step));
  before.write('kept', (db) => writeKept(db, 'theme', 'dark'));
  before.close();

  const db = open(file);
  expect(readKept(db.read, 'theme', z.string())).toBe('dark');
  expect(allImports(db.read)).toEqual([]);
  db.write('source', (write) => putSource(write, 'dispatch', 'CAD', '{}', instant(5)));
  db.write('source again', (write) => putSource(write, 'dispatch', 'CAD', '{"columns":{}}', instant(6)));
  expect(allSources(db.read)).toEqual([
    { kind: 'dispatch', name: 'CAD', mapping: '{"columns":{}}', saved_at: 6 },
  ]);
});
