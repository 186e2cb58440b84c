import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sql } from '../../../electron/core/db/sql.ts';
import { byDay, lastCallBefore, longestSpanMs } from '../../../electron/core/dispatch/match.ts';
import { databaseBefore, rowsBy, temporaryDatabase, temporaryFolder } from '../../support/database.ts';

const hour = 3_600_000;
const insert = sql<[id: string, officer: number, from: number, to: number]>(
  'dispatch of before',
  `INSERT INTO dispatch (id, generation, officer, event, from_at, to_at, expected, urgent, cited, has_video, call_type, body)
   VALUES (?, 1, ?, '', ?, ?, 1, 0, 0, 0, '', '{}')`,
);

test('a desk of the version before finds by day what a walk over all of its dispatches finds', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const older = databaseBefore('dispatches-by-day', file);
  // Around midnight, around the beginning of 1970, and far away.
  const calls = [-50, -25, -24, -1, 0, 1, 23, 24, 25, 47, 48, 400_000].flatMap((at) =>
    [0, 1].map((officer) => ({ id: `d${at}-${officer}`, officer, from: at * hour, to: (at + 2) * hour })),
  );
  older.write('rows', (write) => {
    for (const { id, officer, from, to } of calls) write.run(insert, id, officer, from, to);
  });
  older.close();

  const db = temporaryDatabase(file);
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
