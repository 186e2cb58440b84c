import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureDefinitions } from '../../../central/defaults/measures.ts';
import { isRefusal } from '../../../contract/problem.ts';
import { replayUnread } from '../../../electron/core/catalogue/apply.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { definitionsOf } from '../../../electron/core/measures/published.ts';
import { rowsBy, temporaryFolder, testKey } from '../../support/database.ts';

test('what an older desk kept unread of measures is read after the upgrade', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const at = migrations.findIndex(({ name }) => name === 'measures');
  const open = (steps = migrations) => {
    const db = openDatabase({ file, key: testKey, log: () => {}, written: () => {} }, steps);
    if (isRefusal(db)) throw new Error(db.refused);
    return db;
  };
  const whose = { me: 'a', draft: () => ({ put: () => {}, gone: () => {} }) };
  const [definition] = measureDefinitions;
  const change = {
    cursor: 'c',
    noun: 'measure-definition',
    id: 'activation@1',
    v: 1,
    gone: false,
    body: definition,
  };
  const before = open(migrations.slice(0, at));
  before.write('rows', (write) =>
    write.run(
      sql(
        'unread',
        "INSERT INTO unread VALUES ('measure-definition', 'activation@1', 1, '{}', 'unknown noun', 1)",
      ),
    ),
  );
  before.close();
  const db = open();
  db.write('again', (write) => replayUnread(write, [change], whose));
  expect(definitionsOf(db.read)).toEqual([definition]);
  expect(rowsBy(db, 'SELECT id FROM unread')).toEqual([]);
  db.close();
});
