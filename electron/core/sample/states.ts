import type { ItemState, SampleItem } from '../../../contract/nouns/sample.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { publishedOfDraw } from './published.ts';

/** The newest word about an item, said here or elsewhere; null: nothing has been said. */
export function keptItem(db: ReadDb, drawId: string, itemId: string): SampleItem | null {
  return keptItems(db, drawId).get(itemId) ?? null;
}

export function stateOf(db: ReadDb, drawId: string, itemId: string): ItemState {
  return keptItem(db, drawId, itemId)?.state ?? 'to-do';
}

/** The newest word about each item of a draw. */
export function keptItems(db: ReadDb, drawId: string): ReadonlyMap<string, SampleItem> {
  const here = db.column(ofDraw, drawId).map((body) => JSON.parse(body) as SampleItem);
  const newest = new Map(here.map((item) => [item.itemId, item]));
  for (const item of publishedOfDraw(db, 'sample-item', drawId)) {
    const known = newest.get(item.itemId);
    if (known === undefined || item.at > known.at) newest.set(item.itemId, item);
  }
  return newest;
}

export function putItem(db: WriteDb, item: SampleItem): void {
  db.run(put, item.drawId, item.itemId, item.at, JSON.stringify(item));
}

const ofDraw = sql<[drawId: string], string>(
  'items of a draw',
  'SELECT body FROM sample_item WHERE draw_id = ?',
);
const put = sql<[drawId: string, itemId: string, at: number, body: string]>(
  'put sample item',
  `INSERT INTO sample_item (draw_id, item_id, at, body) VALUES (?, ?, ?, ?)
   ON CONFLICT (draw_id, item_id) DO UPDATE SET at = excluded.at, body = excluded.body`,
);
