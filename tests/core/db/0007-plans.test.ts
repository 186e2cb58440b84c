import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '../../../contract/problem.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { planById, putPlan } from '../../../electron/core/plan/store.ts';
import { rowsBy, temporaryFolder, testKey } from '../../support/database.ts';

function open(file: string, steps = migrations): DeskDb {
  const db = openDatabase({ file, key: testKey, log: () => {}, written: () => {} }, steps);
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  return db;
}

test('a desk with published samples keeps them and can keep plans of its own', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = open(file, migrations.slice(0, 6));
  const row = "INSERT INTO published_sample VALUES ('draw', 'd1', 'd1', 1, '{}')";
  before.write('draw', (db) => db.run(sql('draw', row)));
  before.close();

  const db = open(file);
  expect(rowsBy(db, 'SELECT noun, id FROM published_sample')).toEqual([{ noun: 'draw', id: 'd1' }]);
  const plan = { id: 'p1', createdAt: 5, name: 'Late starts' };
  db.write('plan', (write) => putPlan(write, plan as never));
  expect(planById(db.read, 'p1')).toEqual(plan);
});
