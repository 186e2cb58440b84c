import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../contract/problem.ts';
import { instant } from '../../../contract/time.ts';
import { entriesAfter, logAct } from '../../../electron/core/audit-log/entries.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { temporaryFolder, testKey } from '../../support/database.ts';

test('a desk from before the log gets one', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const open = (steps = migrations) => {
    const db = openDatabase({ file, key: testKey, log: () => {}, written: () => {} }, steps);
    if (isRefusal(db)) throw new Error(db.refused);
    return db;
  };
  const before = open(migrations.slice(0, 8));
  before.write('device', (write) =>
    write.run(sql('device', `INSERT INTO kept (name, value) VALUES ('device', '"d1"')`)),
  );
  before.close();
  const db = open();
  db.write('log', (write) => logAct(write, 'signed-in', { account: 'a' }, instant(5)));
  expect(entriesAfter(db.read, 0, 9)).toMatchObject([
    { no: 1, at: 5, act: 'signed-in', about: '{"account":"a"}' },
  ]);
  expect(db.read.all(sql('kept', 'SELECT name FROM kept'))).toEqual([{ name: 'device' }]);
  db.close();
});
