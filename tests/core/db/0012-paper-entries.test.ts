import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sql } from '../../../electron/core/db/sql.ts';
import { addEntry, entriesOf } from '../../../electron/core/paper/entries.ts';
import { paperOf } from '../../../electron/core/plan/store.ts';
import { databaseBefore, temporaryDatabase, temporaryFolder } from '../../support/database.ts';

test('a desk with a signed paper keeps it, and takes entries that nobody changes or removes', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('paper-entries', file);
  const row = `INSERT INTO paper (draw_id, id, body) VALUES ('d1', 'p1', '{"id":"p1"}')`;
  before.write('paper', (db) => db.run(sql('paper', row)));
  before.close();

  const db = temporaryDatabase(file);
  expect(paperOf(db.read, 'd1')).toEqual({ id: 'p1' });
  const entry = { id: 'e1', drawId: 'd1', kind: 'remark', note: 'Seen.', at: 5 };
  db.write('entry', (write) => addEntry(write, entry as never));
  expect(entriesOf(db.read, 'd1')).toEqual([{ ...entry, sent: 'accepted' }]);
  for (const text of [`UPDATE paper_entry SET body = '{}'`, 'DELETE FROM paper_entry'])
    expect(() => db.write('change', (write) => write.run(sql('change', text)))).toThrow(/stays as it is/);
});
