import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '../../../contract/problem.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { sampleTakers } from '../../../electron/core/sample/published.ts';
import { rowsBy, temporaryFolder, testKey } from '../../support/database.ts';

function open(file: string, steps = migrations): DeskDb {
  const db = openDatabase({ file, key: testKey, log: () => {}, written: () => {} }, steps);
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  return db;
}

test('a desk with duties keeps them and can take what is published of samples', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = open(file, migrations.slice(0, 4));
  const duty = "INSERT INTO duty VALUES ('d1', 1, 'v1', 'r1', 5, NULL, '{}')";
  before.write('duty', (db) => db.run(sql('duty', duty)));
  before.close();

  const db = open(file);
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
