import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sql } from '../../../electron/core/db/sql.ts';
import { sampleTakers } from '../../../electron/core/sample/published.ts';
import { databaseBefore, rowsBy, temporaryDatabase, temporaryFolder } from '../../support/database.ts';

test('a desk with duties keeps them and can take what is published of samples', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('samples', file);
  const duty = "INSERT INTO duty VALUES ('d1', 1, 'v1', 'r1', 5, NULL, '{}')";
  before.write('duty', (db) => db.run(sql('duty', duty)));
  before.close();

  const db = temporaryDatabase(file);
  expect(rowsBy(db, 'SELECT id, video_id FROM duty')).toEqual([{ id: 'd1', video_id: 'v1' }]);
  const period = {
    id: 'p-q4',
    programmeId: 'p',
    programmeVersion: 1,
    programme: 'Quarterly review',
    name: 'Q4',
    startsAt: 1,
    endsAt: 2,
    seedSha256: 'a'.repeat(64),
    seed: null,
    goal: 5,
    per: 'officer',
  } as const;
  const take = (generation: number) =>
    db.write('take', (write) => {
      const { period: taker } = sampleTakers(write, generation);
      taker.put('p-q4', period as never, JSON.stringify(period));
      taker.sweep(generation);
    });
  take(1);
  expect(rowsBy(db, 'SELECT noun, id, draw_id FROM published_sample')).toEqual([
    { noun: 'period', id: 'p-q4', draw_id: null },
  ]);
  db.write('sweep', (write) => sampleTakers(write, 2).period.sweep(2));
  expect(rowsBy(db, 'SELECT id FROM published_sample')).toEqual([]);
});
