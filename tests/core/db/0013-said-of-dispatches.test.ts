import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sql } from '../../../electron/core/db/sql.ts';
import { addSaid, saidOf } from '../../../electron/core/missing/said.ts';
import { databaseBefore, temporaryDatabase, temporaryFolder } from '../../support/database.ts';

test('a desk with dispatches keeps them, and takes what is said of them, which nobody changes or removes', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('said-of-dispatches', file);
  const row = `INSERT INTO dispatch (id, generation, event, expected, urgent, cited, has_video, call_type, body)
    VALUES ('c1', 0, 'KC1', 1, 0, 0, 0, 'Disturbance', '{"id":"c1"}')`;
  before.write('dispatch', (db) => db.run(sql('dispatch', row)));
  before.close();

  const db = temporaryDatabase(file);
  expect(db.read.column(sql<[], string>('dispatches', 'SELECT id FROM dispatch'))).toEqual(['c1']);
  const answer = { id: 'a1', dispatchId: 'c1', code: 'unexplained', at: 5, replaces: null };
  db.write('answer', (write) => addSaid(write, 'no-video-answer', answer as never));
  expect(saidOf(db.read, 'no-video-answer', 'c1')).toEqual([{ ...answer, sent: 'accepted' }]);
  expect(saidOf(db.read, 'match-choice', 'c1')).toEqual([]);
  for (const text of [`UPDATE said_of_dispatch SET body = '{}'`, 'DELETE FROM said_of_dispatch'])
    expect(() => db.write('change', (write) => write.run(sql('change', text)))).toThrow(/stays as it is/);
});
