import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { standardRules } from '../../../census/rules.ts';
import { isRefusal } from '../../../contract/problem.ts';
import { rulesInForce } from '../../../electron/core/census/published.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { change, rowsBy, take, temporaryFolder, testKey } from '../../support/database.ts';
import { units } from '../../support/department.ts';

const step = migrations.findIndex(({ name }) => name === 'census-rules');

function open(file: string, steps = migrations): DeskDb {
  const db = openDatabase({ file, key: testKey, log: () => {}, written: () => {} }, steps);
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  return db;
}

test('a desk from before the rules matches by the usual ones, and takes what is published', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = open(file, migrations.slice(0, step));
  const unit = sql<[id: string, body: string]>('unit', 'INSERT INTO unit VALUES (?, 0, ?)');
  before.write('units', (db) => {
    for (const one of units) db.run(unit, one.id, JSON.stringify(one));
  });
  before.close();

  const db = open(file);
  expect(rowsBy(db, 'SELECT count(*) AS units FROM unit')).toEqual([{ units: units.length }]);
  expect(rulesInForce(db.read)).toEqual(standardRules);
  const rules = { id: 'census', ...standardRules, version: 2, tailMs: 5000 } as const;
  take(db, [change('census-rules', 'census@2', rules)]);
  expect(rulesInForce(db.read)).toEqual(rules);
});
