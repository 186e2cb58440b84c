import { join } from 'node:path';
import { expect, test } from 'vitest';
import { instant } from '../../../contract/time.ts';
import {
  putSealed,
  putTaken,
  type SealedRow,
  sealedOf,
  takenBy,
} from '../../../electron/core/check-out/store.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { drawById } from '../../../electron/core/plan/store.ts';
import { databaseBefore, temporaryDatabase, temporaryFolder } from '../../support/database.ts';

test('a desk with draws keeps them and can take their footage along', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('taken-along', file);
  before.write('draw', (db) =>
    db.run(sql('draw', "INSERT INTO draw VALUES ('d1', 'p1', '{\"id\":\"d1\"}')")),
  );
  before.close();

  const db = temporaryDatabase(file);
  expect(drawById(db.read, 'd1')).toEqual({ id: 'd1' });
  const row: SealedRow = {
    videoId: 'v1',
    sha256: 'a'.repeat(64),
    total: 5,
    mime: 'video/mp4',
    file: 'f1',
    key: Buffer.alloc(32, 7),
    done: 0,
    state: 'fetching',
    says: null,
  };
  db.write('take', (write) => {
    putTaken(write, { drawId: 'd1', leaseEndsAt: instant(9) }, instant(1));
    putSealed(write, row);
  });
  expect(takenBy(db.read, 'd1')).toEqual({ drawId: 'd1', leaseEndsAt: 9 });
  expect(sealedOf(db.read, 'v1')).toEqual(row);
});
