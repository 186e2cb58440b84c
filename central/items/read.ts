import type { Noun } from '../../contract/nouns/feed.ts';
import type { Reader } from '../db/db.ts';
import type { Item } from './item.ts';

const columns = `noun, id, v, gone, restricted, squad_id as "squadId", division_id as "divisionId",
  account_id as "accountId", about, body`;

/** One item as it stands, gone or not; null when there never was one. */
export async function readItem(db: Reader, noun: Noun, id: string): Promise<Item | null> {
  const [item] = await db.query<Item>(`select ${columns} from item where noun = $1 and id = $2`, [noun, id]);
  return item ?? null;
}

/** All items of a noun: for configuration, which is short. */
export async function itemsOf(db: Reader, noun: 'classification' | 'code-list'): Promise<readonly Item[]> {
  return db.query<Item>(`select ${columns} from item where noun = $1 and not gone order by id`, [noun]);
}

/** What is found by what it is about (see `Item.about`), the newest first; at most a hundred unless told. */
export async function itemsAbout(
  db: Reader,
  noun: Noun,
  about: string,
  most = 100,
): Promise<readonly Item[]> {
  return db.query<Item>(
    `select ${columns} from item where about = $1 and noun = $2 and not gone order by seq desc limit $3`,
    [about, noun, most],
  );
}
