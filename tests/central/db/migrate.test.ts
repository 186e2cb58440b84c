import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../../central/db/db.ts';
import { migrate, migrations } from '../../../central/db/migrate.ts';
import { databases } from '../../support/databases.ts';

/** Each migration is proven by a test that starts from the version before, with rows in it. Add yours here. */
const proven: readonly number[] = [1];

test('every migration has a test, and its number follows the one before', () => {
  expect(migrations.map(({ version }) => version)).toEqual(proven);
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, at) => at + 1));
});

describe.each(databases)('migrating $name', ({ open }) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  test('version 1 makes an empty department with a feed at its beginning', async () => {
    expect(await db.query('select version, name from schema_version')).toEqual([
      { version: 1, name: 'begin' },
    ]);
    expect(await db.query('select seq from feed_head')).toEqual([{ seq: 0 }]);
    expect(await db.query('select count(*) as items from item')).toEqual([{ items: 0 }]);
    const [epoch] = await db.query<{ value: string }>(`select value from meta where key = 'epoch'`);
    expect(epoch?.value).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('migrating again changes nothing, also twice at once', async () => {
    const before = await db.query('select * from schema_version');
    expect(await Promise.all([migrate(db), migrate(db)])).toEqual([1, 1]);
    expect(await db.query('select * from schema_version')).toEqual(before);
  });

  test('a database of a newer central is left alone, in words', async () => {
    await db.transaction((tx) => tx.script(`insert into schema_version values (99, 'later', 0)`));
    await expect(migrate(db)).rejects.toThrow(
      'The database is at version 99; this central knows versions up to 1.',
    );
    await db.transaction((tx) => tx.script('delete from schema_version where version = 99'));
  });
});
