import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../../central/db/db.ts';
import {
  beginEra,
  isStillTrue,
  type Place,
  readHead,
  readPlace,
  writePlace,
} from '../../../central/feed/era.ts';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { databases } from '../../support/databases.ts';
import { units } from '../../support/department.ts';

describe.each(databases)('the eras of the feed on $name', ({ open }) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await db.transaction(beginEra);
  });
  afterAll(() => db.close());

  let names = 0;
  const change = () =>
    db.transaction((tx) =>
      putItems(
        tx,
        units.map((unit) => itemOf('unit', { ...unit, name: `Name ${++names}` })),
      ),
    );
  const place = async (): Promise<Place> => {
    const { mark, seq } = await readHead(db);
    return { mark, seq };
  };
  /** As if the database had been put back to a backup from that place, and opened again. */
  const putBackTo = async ({ mark, seq }: Place) => {
    await db.transaction(async (tx) => {
      await tx.run('delete from item where seq > $1', [seq]);
      await tx.run('delete from era where no > (select no from era where mark = $1)', [mark]);
      await tx.run('update feed_head set seq = $1', [seq]);
      await tx.query(`select setval('feed_seq', $1)`, [seq]);
    });
    await db.transaction(beginEra);
  };

  test('what was told stays true however often the central is started', async () => {
    await change();
    const told = await place();
    await db.transaction(beginEra);
    await change();
    await db.transaction(beginEra);
    expect(await isStillTrue(db, told)).toBe(true);
    expect(await isStillTrue(db, await place())).toBe(true);
  });

  test('what was told after a backup is no longer true once it was put back, even when the numbers have grown beyond it', async () => {
    const backup = await place();
    await change();
    const lost = await place();
    await db.transaction(beginEra);
    await change();
    const lostToo = await place();
    await putBackTo(backup);
    for (let n = 0; n < 4; n += 1) await change();
    expect((await place()).seq).toBeGreaterThan(lostToo.seq);
    const still = [];
    for (const one of [backup, lost, lostToo, await place()]) still.push(await isStillTrue(db, one));
    expect(still).toEqual([true, false, false, true]);
  });

  test('a place of another database, or from beyond the end, is not true', async () => {
    const { mark, seq } = await place();
    expect(await isStillTrue(db, { mark, seq: seq + 1 })).toBe(false);
    expect(await isStillTrue(db, { mark: 'abcdefghijk', seq })).toBe(false);
  });
});

test('a place is read as it was written, and nothing else is one', () => {
  for (const place of [
    { mark: 'abcdefg-_12', seq: 7 },
    { mark: '', seq: 0 },
  ])
    expect(readPlace(writePlace(place))).toEqual(place);
  for (const text of [
    '',
    'x',
    '1',
    'abc.1',
    'abcdefg-_12.01',
    'abcdefg-_12.-1',
    'abcdefg-_12.99999999999999999',
  ])
    expect(readPlace(text)).toBeNull();
});
