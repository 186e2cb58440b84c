import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../../central/db/db.ts';
import { openEmpty } from '../../support/databases.ts';

let db: Db;
beforeAll(async () => {
  db = await openEmpty();
  await db.transaction((tx) =>
    tx.script('create table thing (id text primary key, many bigint, flag boolean, names text[])'),
  );
});
afterAll(() => db.close());

const put = 'insert into thing (id, many, flag, names) values ($1, $2, $3, $4)';
const one = 'select id, many, flag, names from thing where id = $1';

/** What PostgreSQL holds ready, by the text's beginning. */
const ready = (beginning: string) =>
  db.query<{ name: string; generic_plans: number }>(
    'select name, generic_plans from pg_prepared_statements where starts_with(statement, $1)',
    [beginning],
  );

test('a statement is read once, and gives the same values each time', async () => {
  const things = [
    { id: "it's", many: 2 ** 50, flag: true, names: ['a "b"', 'c,d', ''] },
    { id: '', many: null, flag: null, names: [] },
    { id: 'ü\n', many: -1, flag: false, names: null },
  ];
  for (const { id, many, flag, names } of things) {
    expect(await db.transaction((tx) => tx.run(put, [id, many, flag, names]))).toBe(1);
    for (let n = 0; n < 4; n += 1) expect(await db.query(one, [id])).toEqual([{ id, many, flag, names }]);
  }
  expect(await db.query(one, ['nobody'])).toEqual([]);
  expect(await ready(one)).toHaveLength(1);
  expect((await ready(one))[0]?.generic_plans).toBeGreaterThan(0);
});

test('after an error everything goes on as before', async () => {
  const twice = db.transaction(async (tx) => {
    await tx.run(put, ['a', 1, true, []]);
    await tx.run(put, ['a', 1, true, []]);
  });
  await expect(twice).rejects.toThrow('thing_pkey');
  expect(await db.query(one, ['a'])).toEqual([]);
  await expect(db.query('select nothing from nowhere')).rejects.toThrow('nowhere');
  await expect(db.query('select 1 where id = $1', ['a'])).rejects.toThrow('id');
  await db.transaction((tx) => tx.script('alter table thing rename to away'));
  await expect(db.query(one, ['a'])).rejects.toThrow('thing');
  await db.transaction((tx) => tx.script('alter table away rename to thing'));
  expect(await db.query(one, ['a'])).toEqual([]);
});

test('what is asked beside a transaction waits for its end', async () => {
  const seen: (readonly unknown[])[] = [];
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  const writing = db.transaction(async (tx) => {
    await tx.run(put, ['beside', 1, true, []]);
    begin();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toEqual([]);
    throw new Error('undone');
  });
  await began;
  seen.push(await db.query(one, ['beside']));
  await expect(writing).rejects.toThrow('undone');
  expect(seen).toEqual([[]]);
});

test('statements are let go when there are very many, and planned anew when tables have grown', async () => {
  for (let n = 0; n < 500; n += 1) await db.query(`select ${n}`);
  expect((await ready('')).length).toBeLessThanOrEqual(200);
  await db.query(one, ['a']);
  const [before] = await ready(one);
  await db.transaction((tx) =>
    tx.run(`insert into thing (id) select 'grown-' || n from generate_series(1, 5000) as n`),
  );
  expect(await db.query(one, ['grown-17'])).toMatchObject([{ id: 'grown-17' }]);
  const [after] = await ready(one);
  expect(after?.name).not.toBe(before?.name);
});

test('with many rows changed inside one transaction, its later statements are still good', async () => {
  await db.transaction(async (tx) => {
    for (let n = 0; n < 4; n += 1)
      await tx.run(`insert into thing (id) select $1 || n from generate_series(1, 1500) as n`, [`in-${n}-`]);
  });
  expect(await db.query(one, ['in-3-1500'])).toMatchObject([{ id: 'in-3-1500' }]);
});
