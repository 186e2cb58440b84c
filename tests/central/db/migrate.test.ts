import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../../central/db/db.ts';
import { embeddedDb } from '../../../central/db/embedded.ts';
import { migrate, migrations } from '../../../central/db/migrate.ts';
import { beginEra, isStillTrue } from '../../../central/feed/era.ts';
import { nounsForEverybody } from '../../../central/items/item.ts';
import { databases } from '../../support/databases.ts';

/** Each migration is proven by a test that starts from the version before, with rows in it. Add yours here. */
const proven: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];

const newest = migrations.length;

test('every migration has a test, and its number follows the one before', () => {
  expect(migrations.map(({ version }) => version)).toEqual(proven);
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, at) => at + 1));
});

const forEverybody = [
  [2, 'programme'],
  [10, 'census-rules'],
  [11, 'measure-definition'],
  [14, 'class-fit'],
] as const;

test.each(forEverybody)(
  'version %i keeps what the one before published, and lists %s among what everybody sees',
  async (version, noun) => {
    const old = await embeddedDb(new PGlite());
    expect(await migrate(old, version - 1)).toBe(version - 1);
    await old.transaction((tx) =>
      tx.script(`insert into item (seq, noun, id, v, gone, restricted, body)
      values (1, 'unit', 'u1', 1, false, false, '{"id":"u1"}'), (2, '${noun}', 'p@1', 1, false, false, '{"id":"p"}')`),
    );
    const index = async () =>
      (
        await old.query<{ def: string }>(
          `select indexdef as def from pg_indexes where indexname = 'item_everybody'`,
        )
      )[0]?.def;
    expect(await index()).not.toContain(`'${noun}'`);
    expect(await migrate(old, version)).toBe(version);
    expect(await old.query('select id from item order by seq')).toEqual([{ id: 'u1' }, { id: 'p@1' }]);
    expect(await index()).toContain(`'${noun}'`);
    await old.close();
  },
);

test('the newest version lists all that everybody sees', async () => {
  const db = await embeddedDb(new PGlite());
  await migrate(db);
  const [index] = await db.query<{ def: string }>(
    `select indexdef as def from pg_indexes where indexname = 'item_everybody'`,
  );
  for (const noun of nounsForEverybody) expect(index?.def).toContain(`'${noun}'`);
  await db.close();
});

test('version 3 finds the videos and second duties of a version 2 by what they are about', async () => {
  const old = await embeddedDb(new PGlite());
  expect(await migrate(old, 2)).toBe(2);
  const video = JSON.stringify({ id: 'v1', vendorId: 'X6017 “é” 🚓' });
  const duty = (kind: string) => JSON.stringify({ id: kind, kind, videoId: 'v1' });
  await old.transaction(async (tx) => {
    const rows = [
      ['video', 'v1', video],
      ['duty', 'd1', duty('second')],
      ['duty', 'd2', duty('periodic')],
    ];
    for (const [at, [noun = '', id = '', body = '']] of rows.entries())
      await tx.run(
        'insert into item (seq, noun, id, v, gone, restricted, body) values ($1, $2, $3, 1, false, false, $4)',
        [at + 1, noun, id, body],
      );
  });
  expect(await migrate(old, 3)).toBe(3);
  expect(await old.query('select id, about, body from item order by seq')).toEqual([
    { id: 'v1', about: 'X6017 “é” 🚓', body: video },
    { id: 'd1', about: 'v1', body: duty('second') },
    { id: 'd2', about: null, body: duty('periodic') },
  ]);
  await old.close();
});

test('version 4 has room for seeds and rounds beside what a version 3 holds', async () => {
  const old = await embeddedDb(new PGlite());
  expect(await migrate(old, 3)).toBe(3);
  const period = JSON.stringify({ id: 'p', seed: null });
  await old.transaction((tx) =>
    tx.run(
      `insert into item (seq, noun, id, v, gone, restricted, body) values (1, 'period', 'p', 1, false, false, $1)`,
      [period],
    ),
  );
  expect(await migrate(old, 4)).toBe(4);
  expect(await old.query('select id, body from item')).toEqual([{ id: 'p', body: period }]);
  await old.transaction((tx) => tx.run(`insert into period_seed (period_id, seed) values ('p', 'secret')`));
  const round = () => old.transaction((tx) => tx.run(`insert into period_round values ('p', 's', 1, 0)`));
  await round();
  await expect(round()).rejects.toThrow('period_round_pkey');
  await old.close();
});

test('version 5 has audit logs that only grow, beside what a version 4 holds', async () => {
  const old = await embeddedDb(new PGlite());
  expect(await migrate(old, 4)).toBe(4);
  await old.transaction((tx) => tx.run(`insert into period_seed (period_id, seed) values ('p', 'secret')`));
  expect(await migrate(old, 5)).toBe(5);
  expect(await old.query('select period_id from period_seed')).toEqual([{ period_id: 'p' }]);
  const run = (sql: string) => old.transaction((tx) => tx.run(sql));
  await run(`insert into audit_entry values ('d', 1, 'a', 0, 'signed-in', '{}', '00', 0)`);
  await run(`insert into audit_trouble values ('d', 'a', 1, '00', '{}', 0)`);
  for (const sql of ['update audit_entry set no = 2', 'delete from audit_trouble', 'truncate audit_entry'])
    await expect(run(sql)).rejects.toThrow('append-only');
  await old.close();
});

test('version 6 takes the places that a version 5 told as true, up to where it stood', async () => {
  const old = await embeddedDb(new PGlite());
  expect(await migrate(old, 5)).toBe(5);
  await old.transaction((tx) =>
    tx.script(`insert into item (seq, noun, id, v, gone, restricted, body)
      values (nextval('feed_seq'), 'unit', 'u1', 1, false, false, '{"id":"u1"}'); update feed_head set seq = 1`),
  );
  expect(await migrate(old, 6)).toBe(6);
  await old.transaction(beginEra);
  expect([
    await isStillTrue(old, { mark: '', seq: 1 }),
    await isStillTrue(old, { mark: '', seq: 2 }),
  ]).toEqual([true, false]);
  await old.close();
});

test('version 7 makes each token of a version 6 a sign-on of its own, in use, and switches nobody off', async () => {
  const old = await embeddedDb(new PGlite());
  expect(await migrate(old, 6)).toBe(6);
  await old.transaction((tx) =>
    tx.script(`insert into account (id, username, username_key, name, role, scope_json, password_hash, created_at)
      values ('a', 'a', 'a', 'A', 'auditor', '{}', 'x', 1);
      insert into session (token_hash, account_id, device_id, device_name, created_at, expires_at)
      values ('h1', 'a', 'd', 'D', 5, 9), ('h2', 'a', 'e', 'E', 6, 9)`),
  );
  expect(await migrate(old, 7)).toBe(7);
  expect(
    await old.query(
      'select token_hash, sign_on, first_used_at, superseded_at from session order by token_hash',
    ),
  ).toEqual([
    { token_hash: 'h1', sign_on: 'h1', first_used_at: 5, superseded_at: null },
    { token_hash: 'h2', sign_on: 'h2', first_used_at: 6, superseded_at: null },
  ]);
  expect(await old.query('select disabled_at from account')).toEqual([{ disabled_at: null }]);
  await old.close();
});

test('version 8 needs a second factor of nobody whom a version 7 holds, and takes their failures for wrong passwords', async () => {
  const old = await embeddedDb(new PGlite());
  expect(await migrate(old, 7)).toBe(7);
  await old.transaction((tx) =>
    tx.script(`insert into account (id, username, username_key, name, role, scope_json, password_hash, created_at)
      values ('a', 'a', 'a', 'A', 'auditor', '{}', 'x', 1);
      insert into failure (account_id, at) values ('a', 5)`),
  );
  expect(await migrate(old, 8)).toBe(8);
  expect(await old.query('select needs_second_factor from account')).toEqual([
    { needs_second_factor: false },
  ]);
  expect(await old.query('select at, second_factor from failure')).toEqual([{ at: 5, second_factor: false }]);
  expect(await old.query('select * from second_factor')).toEqual([]);
  await old.close();
});

test('version 9 begins a log of the central’s own, and says of no event of before under which entry it was taken', async () => {
  const old = await embeddedDb(new PGlite());
  expect(await migrate(old, 8)).toBe(8);
  await old.transaction((tx) =>
    tx.script(`insert into event (device_id, counter, account_id, digest, body, outcome_json, at)
      values ('d', 1, 'a', 'x', '{}', '{}', 5)`),
  );
  expect(await migrate(old, 9)).toBe(9);
  expect(await old.query('select counter, entry from event')).toEqual([{ counter: 1, entry: null }]);
  await old.transaction((tx) => tx.run(`insert into own_entry values (1, 5, 'a', '{}', 'h')`));
  await expect(old.transaction((tx) => tx.run('delete from own_entry'))).rejects.toThrow('append-only');
  await old.close();
});

test('accounts are kept, and batches of imported rows are taken from them', async () => {
  const step = migrations.find(({ name }) => name === 'import-batches')?.version ?? 0;
  const old = await embeddedDb(new PGlite());
  expect(await migrate(old, step - 1)).toBe(step - 1);
  await old.transaction((tx) =>
    tx.script(`insert into account (id, username, username_key, name, role, scope_json, password_hash, created_at)
      values ('a', 'a', 'a', 'A', 'auditor', '{}', 'x', 1)`),
  );
  expect(await migrate(old, step)).toBe(step);
  const put = `insert into import_batch values ('file.1', 'a', 'd', '{}', 5)`;
  await old.transaction((tx) => tx.script(put));
  await expect(old.transaction((tx) => tx.script(put))).rejects.toThrow('import_batch_pkey');
  expect(await old.query('select id, account_id from import_batch')).toEqual([
    { id: 'file.1', account_id: 'a' },
  ]);
  await old.close();
});

test('version 13 knows of no part of a log of before when it was sent', async () => {
  const old = await embeddedDb(new PGlite());
  expect(await migrate(old, 12)).toBe(12);
  await old.transaction((tx) =>
    tx.run(`insert into audit_entry (device_id, no, account_id, at, act, about, hash, taken_at)
      values ('d', 1, 'a', 1, 'signed-in', '{}', 'h', 2)`),
  );
  expect(await migrate(old, 13)).toBe(13);
  expect(await old.query('select device_id from audit_entry')).toEqual([{ device_id: 'd' }]);
  expect(await old.query('select * from audit_sent')).toEqual([]);
  await old.close();
});

describe.each(databases)('migrating $name', ({ open }) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  test('version 1 makes an empty department with a feed at its beginning', async () => {
    expect(await db.query('select version, name from schema_version')).toEqual(
      migrations.map(({ version, name }) => ({ version, name })),
    );
    expect(await db.query('select seq from feed_head')).toEqual([{ seq: 0 }]);
    expect(await db.query('select count(*) as items from item')).toEqual([{ items: 0 }]);
    const [epoch] = await db.query<{ value: string }>(`select value from meta where key = 'epoch'`);
    expect(epoch?.value).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('migrating again changes nothing, also twice at once', async () => {
    const before = await db.query('select * from schema_version');
    expect(await Promise.all([migrate(db), migrate(db)])).toEqual([newest, newest]);
    expect(await db.query('select * from schema_version')).toEqual(before);
  });

  test('a database of a newer central is left alone, in words', async () => {
    await db.transaction((tx) => tx.script(`insert into schema_version values (99, 'later', 0)`));
    await expect(migrate(db)).rejects.toThrow(
      `The database is at version 99; this central knows versions up to ${newest}.`,
    );
    await db.transaction((tx) => tx.script('delete from schema_version where version = 99'));
  });
});
