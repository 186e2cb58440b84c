import { join } from 'node:path';
import { expect, test } from 'vitest';
import { standardRules } from '../../../census/rules.ts';
import { rulesInForce } from '../../../electron/core/census/published.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import {
  change,
  databaseBefore,
  rowsBy,
  take,
  temporaryDatabase,
  temporaryFolder,
} from '../../support/database.ts';
import { units } from '../../support/department.ts';

test('a desk from before the rules matches by the usual ones, and takes what is published', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('census-rules', file);
  const unit = sql<[id: string, body: string]>('unit', 'INSERT INTO unit VALUES (?, 0, ?)');
  before.write('units', (db) => {
    for (const one of units) db.run(unit, one.id, JSON.stringify(one));
  });
  before.close();

  const db = temporaryDatabase(file);
  expect(rowsBy(db, 'SELECT count(*) AS units FROM unit')).toEqual([{ units: units.length }]);
  expect(rulesInForce(db.read)).toEqual(standardRules);
  const rules = { id: 'census', ...standardRules, version: 2, tailMs: 5000 } as const;
  take(db, [change('census-rules', 'census@2', rules)]);
  expect(rulesInForce(db.read)).toEqual(rules);
});
