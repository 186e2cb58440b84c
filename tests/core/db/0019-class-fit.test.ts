import { join } from 'node:path';
import { expect, test } from 'vitest';
import { standardFit } from '../../../contract/nouns/class-fit.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { classFit } from '../../../electron/core/risk/published.ts';
import {
  change,
  databaseBefore,
  gone,
  rowsBy,
  take,
  temporaryDatabase,
  temporaryFolder,
} from '../../support/database.ts';
import { units } from '../../support/department.ts';

test('a desk from before the rule was published judges by the usual one, and takes what is published', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('class-fit', file);
  const unit = sql<[id: string, body: string]>('unit', 'INSERT INTO unit VALUES (?, 0, ?)');
  before.write('units', (db) => {
    for (const one of units) db.run(unit, one.id, JSON.stringify(one));
  });
  before.close();

  const db = temporaryDatabase(file);
  expect(rowsBy(db, 'SELECT count(*) AS units FROM unit')).toEqual([{ units: units.length }]);
  expect(classFit(db.read)).toEqual(standardFit);
  const second = { ...standardFit, version: 2, graceDays: 2 };
  const third = { ...standardFit, version: 3, graceDays: 3 };
  take(db, [change('class-fit', 'class-fit@3', third), change('class-fit', 'class-fit@2', second)]);
  expect(classFit(db.read)).toEqual(third);
  take(db, [gone('class-fit', 'class-fit@3')]);
  expect(classFit(db.read)).toEqual(second);
});
