import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '../../../contract/problem.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { byDay, lastCallBefore, longestSpanMs } from '../../../electron/core/dispatch/match.ts';
import { rowsBy, temporaryFolder, testKey } from '../../support/database.ts';

const before = migrations.findIndex(({ name }) => name === 'dispatches-by-day');
const hour = 3_600_000;
const insert = sql<[id: string, officer: number, from: number, to: number]>(
  'dispatch of before',
  `INSERT INTO dispatch (id, generation, officer, event, from_at, to_at, expected, urgent, cited, has_video, call_type, body)
   VALUES (?, 1, ?, '', ?, ?, 1, 0, 0, 0, '', '{}')`,
);

function open(file: string, steps = migrations): DeskDb {
  const db = openDatabase({ file, key: testKey, log: () => {}, written: () => {} }, steps);
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  return db;
}

test('a desk of the version before finds by day what a walk over all of its dispatches finds', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const older = open(file, migrations.slice(0, before));
  // Around midnight, around the beginning of 1970, and far away.
  const calls = [-50, -25, -24, -1, 0, 1, 23, 24, 25, 47, 48, 400_000].flatMap((at) =>
    [0, 1].map((officer) => ({ id: `d${at}-${officer}`, officer, from: at * hour, to: (at + 2) * hour })),
  );
  older.write('rows', (write) => {
    for (const { id, officer, from, to } of calls) write.run(insert, id, officer, from, to);
  });
  older.close();

  const db = open(file);
  const found = sql<{ officer: number; earliest: number; before: number; recordedAt: number }, string>(
    'found',
    `SELECT id FROM dispatch INDEXED BY dispatch_by_day
     WHERE ${byDay(':earliest', ':officer')} AND from_at < :before AND to_at > :recordedAt ORDER BY id`,
  );
  for (const start of [-49, -24, -2, -1, 0, 1, 22, 23, 24, 46, 400_001])
    for (const hours of [0, 1, 5, 24, 1_000_000]) {
      const recordedAt = start * hour;
      const recording = { recordedAt, endedAt: recordedAt + hours * hour };
      const earliest = recordedAt - longestSpanMs;
      const wanted = calls.filter(
        ({ officer, from, to }) =>
          officer === 1 && from > earliest && from < lastCallBefore(recording) && to > recordedAt,
      );
      expect(
        db.read.column(found, { officer: 1, earliest, before: lastCallBefore(recording), recordedAt }),
        `${start} h for ${hours} h`,
      ).toEqual(wanted.map(({ id }) => id).toSorted());
    }
  expect(rowsBy(db, `SELECT name FROM sqlite_schema WHERE name = 'dispatch_by_officer'`)).toEqual([]);
});
