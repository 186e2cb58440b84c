import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sql } from '../../../electron/core/db/sql.ts';
import { planById, putPlan } from '../../../electron/core/plan/store.ts';
import { databaseBefore, rowsBy, temporaryDatabase, temporaryFolder } from '../../support/database.ts';

test('a desk with published samples keeps them and can keep plans of its own', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('plans', file);
  const row = "INSERT INTO published_sample VALUES ('draw', 'd1', 'd1', 1, '{}')";
  before.write('draw', (db) => db.run(sql('draw', row)));
  before.close();

  const db = temporaryDatabase(file);
  expect(rowsBy(db, 'SELECT noun, id FROM published_sample')).toEqual([{ noun: 'draw', id: 'd1' }]);
  const plan = { id: 'p1', createdAt: 5, name: 'Late starts' };
  db.write('plan', (write) => putPlan(write, plan as never));
  expect(planById(db.read, 'p1')).toEqual(plan);
});
