import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../../central/db/db.ts';
import { type PageWish, pageQuery } from '../../../central/feed/page.ts';
import type { Item } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { databases } from '../../support/databases.ts';
import { accounts } from '../../support/department.ts';

describe.each(databases)('writing items on $name', ({ open }) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  const itemNamed = (id: string, change: Partial<Item> = {}): Item => ({
    noun: 'video',
    id,
    v: 1,
    gone: false,
    restricted: false,
    squadId: 'squad-1',
    divisionId: 'division-1',
    accountId: null,
    about: null,
    body: JSON.stringify({ id }),
    ...change,
  });
  const put = (items: readonly Item[]) => db.transaction((tx) => putItems(tx, items));

  test('a body comes back letter for letter, whatever is in it', async () => {
    const nasty = JSON.stringify({ note: 'é🚓 "quoted" \\ \0 \n \u2028 </script> =1+1 \ud800', 'k\t': null });
    await put([itemNamed('nasty', { body: nasty })]);
    expect(await db.query(`select body from item where id = 'nasty'`)).toEqual([{ body: nasty }]);
  });

  test('it says how many were new or changed', async () => {
    expect(await put([itemNamed('a'), itemNamed('b')])).toBe(2);
    expect(await put([itemNamed('a'), itemNamed('b', { body: '{}' }), itemNamed('c')])).toBe(2);
    expect(await put([])).toBe(0);
  });

  test('many thousand items keep the order that they were given in', async () => {
    const ids = Array.from({ length: 5000 }, (_, n) => `many-${n}`);
    await put(ids.map((id) => itemNamed(id)));
    const rows = await db.query<{ id: string }>(`select id from item where id like 'many-%' order by seq`);
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });

  test('a transaction that fails leaves nothing, and the feed’s head where it was', async () => {
    const head = await db.query('select seq from feed_head');
    const failing = db.transaction(async (tx) => {
      await putItems(tx, [itemNamed('lost')]);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await db.query(`select id from item where id = 'lost'`)).toEqual([]);
    expect(await db.query('select seq from feed_head')).toEqual(head);
  });

  test('a reader never sees a later place before an earlier one', async () => {
    let isWriting = true;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; n < 25; n += 1)
        await put([itemNamed(`race-${writer}-${n}`), itemNamed(`race-${writer}-${n}-b`)]);
    });
    const seen: number[] = [];
    const reader = async () => {
      let isLast = false;
      while (!isLast) {
        isLast = !isWriting;
        const rows = await db.query<{ seq: number }>(
          'select seq from item where seq > $1 and seq <= (select seq from feed_head) order by seq',
          [seen.at(-1) ?? 0],
        );
        seen.push(...rows.map(({ seq }) => seq));
      }
    };
    const reading = reader();
    await Promise.all(writers);
    isWriting = false;
    await reading;
    // Had a place appeared late, it would have been skipped.
    const all = await db.query<{ seq: number }>('select seq from item order by seq');
    expect(seen).toEqual(all.map(({ seq }) => seq));
  });

  test('a page touches no more rows than it returns, with and without statistics of the table', async () => {
    const items = Array.from({ length: 20_000 }, (_, n) =>
      itemNamed(`plan-${n}`, { squadId: `squad-${n % 100}`, divisionId: `division-${n % 10}` }),
    );
    await put(items);
    const indexes = [
      [accounts.sergeant, 'item_squad'],
      [accounts.captain, 'item_division'],
      [accounts.auditor, 'item_department'],
    ] as const;
    for (const [preparation, isKept] of [
      ['', false],
      ['', true],
      ['analyze item', false],
      ['', true],
    ] as const) {
      await db.transaction((tx) => tx.script(preparation));
      for (const [account, index] of indexes) {
        const wish = { account, after: 50, top: 1e9, limit: 100, resuming: true, beforeNumber: 'f' };
        const plan = await (isKept ? planOfKept(wish) : planOf(wish));
        expect(plan).toContain(index);
        expect(plan).not.toContain('Seq Scan on item');
        expect(plan).not.toContain('Rows Removed by Filter');
        const touched = [...plan.matchAll(/actual rows=(\d+)/g)].map(([, rows]) => Number(rows));
        expect(Math.max(...touched)).toBe(100);
      }
    }
  });

  async function planOf(wish: PageWish): Promise<string> {
    const { sql, values } = pageQuery(wish);
    const explain = `explain (analyze, timing off, costs off) ${sql}`;
    const rows = await db.query<{ 'QUERY PLAN': string }>(explain, values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  /** A statement that is kept has one plan for all values. */
  function planOfKept(wish: PageWish): Promise<string> {
    const { sql, values } = pageQuery(wish);
    const given = values
      .map((value) => (typeof value === 'string' ? `'${value}'` : Number(value)))
      .join(', ');
    return db.transaction(async (tx) => {
      await tx.script(`set local plan_cache_mode = force_generic_plan; prepare page as ${sql}`);
      const rows = await tx.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, timing off, costs off) execute page(${given})`,
      );
      await tx.script('deallocate page');
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
  }
});
