import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '../../../contract/problem.ts';
import { instant } from '../../../contract/time.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { append } from '../../../electron/core/outbox/append.ts';
import { outboxCounts } from '../../../electron/core/outbox/items.ts';
import { nextBatch, takeBack } from '../../../electron/core/outbox/store.ts';

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'sw-0002-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};
function open(file: string, version: number): DeskDb {
  const db = openDatabase(
    { file, key: 'cd'.repeat(32), log: () => {}, written: () => {} },
    migrations.slice(0, version),
  );
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  return db;
}
const run = (db: DeskDb, text: string) => db.write(text, (write) => write.run(sql(text, text)));
const all = (db: DeskDb, text: string) => db.read.all(sql<[], unknown>(text, text));

test('a desk of version 1 with a pulled catalogue gets room for work, and keeps the catalogue', () => {
  const file = join(folder(), 'a.desk');
  const before = open(file, 1);
  run(before, `INSERT INTO officer (id, generation, body) VALUES ('o1', 1, '{"name":"Ł. Ø"}')`);
  run(before, `INSERT INTO kept (name, value) VALUES ('device', '"d1"')`);
  before.close();

  const after = open(file, 2);
  expect(all(after, 'SELECT id, body FROM officer')).toEqual([{ id: 'o1', body: '{"name":"Ł. Ø"}' }]);
  expect(all(after, 'SELECT name FROM kept')).toEqual([{ name: 'device' }]);
  expect(outboxCounts(after.read)).toEqual({ unsent: 0, since: null, conflicts: 0, refused: 0 });
  expect(all(after, 'SELECT * FROM sync_state')).toEqual([{ one: 1, clock_ahead_ms: null }]);
});

test('a mark belongs to a review that is there, and an outbox row is in one of four states', () => {
  const db = open(join(folder(), 'a.desk'), 2);
  expect(() =>
    run(db, `INSERT INTO finding (id, review_id, kind, start_ms, body) VALUES ('f', 'none', 'k', 0, '{}')`),
  ).toThrow(/FOREIGN KEY/);
  expect(() =>
    run(
      db,
      `INSERT INTO outbox (kind, subject, item_id, body, kept_at, at, state) VALUES ('k', 's', 'i', '{}', 1, 1, 'lost')`,
    ),
  ).toThrow(/CHECK/);
});

test('a number is never given out twice, not even when its row was taken back', () => {
  const file = join(folder(), 'a.desk');
  const db = open(file, migrations.length);
  const keep = (desk: DeskDb, id: string) =>
    desk.write('keep', (write) =>
      append(write, { kind: 'finding-removed', reviewId: 'r', findingId: id }, 'v', instant(1)),
    );
  keep(db, 'a');
  keep(db, 'b');
  expect(db.write('take back', (write) => takeBack(write, 2, instant(2)))).toBe(true);
  db.close();
  const again = open(file, migrations.length);
  keep(again, 'c');
  expect(nextBatch(again.read, 10).map(({ counter }) => counter)).toEqual([1, 3]);
});

test('what waits is found without walking over what was sent', () => {
  const db = open(join(folder(), 'a.desk'), 2);
  const plan = (text: string) =>
    all(db, `EXPLAIN QUERY PLAN ${text}`).map((row) => (row as { detail: string }).detail);
  expect(plan(`SELECT count(*) FROM outbox WHERE state = 'waiting'`).join()).toContain('outbox_waiting');
  expect(
    plan(
      `SELECT counter FROM outbox WHERE state = 'refused' AND state IN ('conflict', 'refused') AND settled IS NULL`,
    ).join(),
  ).toContain('outbox_open');
});
