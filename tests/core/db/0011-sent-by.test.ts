import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../contract/problem.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { hasReused, takenRows } from '../../../electron/core/outbox/again.ts';
import { nextBatch } from '../../../electron/core/outbox/store.ts';
import { temporaryFolder, testKey } from '../../support/database.ts';

test('what an older desk sent counts as sent by this device, and what waits goes on waiting', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const open = (steps = migrations) => {
    const db = openDatabase({ file, key: testKey, log: () => {}, written: () => {} }, steps);
    if (isRefusal(db)) throw new Error(db.refused);
    return db;
  };
  const before = open(migrations.slice(0, 10));
  before.write('rows', (write) => {
    for (const state of ['accepted', 'waiting'])
      write.run(
        sql<[state: string]>(
          'row',
          `INSERT INTO outbox (kind, subject, item_id, video_id, body, kept_at, at, state)
           VALUES ('finding-kept', 'finding:f', 'f', 'v', '{}', 1, 1, ?)`,
        ),
        state,
      );
  });
  before.close();
  const db = open();
  expect(takenRows(db.read, 0, 9)).toEqual([{ counter: 1, sentBy: null }]);
  expect(nextBatch(db.read, 9).map(({ counter }) => counter)).toEqual([2]);
  expect(hasReused(db.read)).toBe(false);
  db.close();
});
