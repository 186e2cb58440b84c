import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { instant } from '../../../contract/time.ts';
import { readKept, writeKept } from '../../../electron/core/desk/kept.ts';
import { allImports, allSources, putSource } from '../../../electron/core/import/store.ts';
import { databaseBefore, temporaryDatabase, temporaryFolder } from '../../support/database.ts';

test('a desk with work keeps it, and has room for files and the mappings of their sources', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('imports', file);
  before.write('kept', (db) => writeKept(db, 'theme', 'dark'));
  before.close();

  const db = temporaryDatabase(file);
  expect(readKept(db.read, 'theme', z.string())).toBe('dark');
  expect(allImports(db.read)).toEqual([]);
  db.write('source', (write) => putSource(write, 'dispatch', 'CAD', '{}', instant(5)));
  db.write('source again', (write) => putSource(write, 'dispatch', 'CAD', '{"columns":{}}', instant(6)));
  expect(allSources(db.read)).toEqual([
    { kind: 'dispatch', name: 'CAD', mapping: '{"columns":{}}', saved_at: 6 },
  ]);
});
