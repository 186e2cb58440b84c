import { randomBytes } from 'node:crypto';
import type { Reader, Tx } from '../db/db.ts';
import { lockFeed } from '../items/put.ts';

/**
 * Numbers of the feed alone can't tell that the database was put back from a backup: new changes soon get the numbers
 * of those that were lost. So each opening of the database begins an era, with a random mark and the number at which the
 * feed stood. A place (mark and number) that was told to a desk is still true while its era is on record and ended no
 * earlier than that number. A backup that is put back ends its last era where it ends itself.
 */
export type Place = { readonly mark: string; readonly seq: number };

/** Where the feed stands. */
export type Head = Place & { readonly epoch: string };

/** Called when a database is opened, before anything is written. Putting a backup back needs one of these after it. */
export async function beginEra(tx: Tx): Promise<void> {
  await lockFeed(tx);
  await tx.run(
    `insert into era (no, mark, from_seq)
     select coalesce((select max(no) from era), 0) + 1, $1, seq from feed_head`,
    [randomBytes(8).toString('base64url')],
  );
}

export async function readHead(db: Reader): Promise<Head> {
  const [head] = await db.query<Head>(
    `select (select value from meta where key = 'epoch') as epoch, seq,
       coalesce((select mark from era order by no desc limit 1), '') as mark from feed_head`,
  );
  if (head === undefined) throw new Error('the database has no feed');
  return head;
}

/** Whether what was told at this place is still so. An empty mark stands for the time before there were eras. */
export async function isStillTrue(db: Reader, { mark, seq }: Place): Promise<boolean> {
  const [answer] = await db.query<{ ok: boolean }>(
    `select $2 <= coalesce(
         (select min(from_seq) from era where no > coalesce((select no from era where mark = $1), 0)),
         (select seq from feed_head))
       and ($1 = '' or exists (select 1 from era where mark = $1)) as ok`,
    [mark, seq],
  );
  return answer?.ok ?? false;
}

export function writePlace({ mark, seq }: Place): string {
  return `${mark}.${seq}`;
}

/** Null when the text is no place that a central ever wrote. */
export function readPlace(text: string): Place | null {
  const match = /^([\w-]{11})?\.(0|[1-9]\d{0,15})$/.exec(text);
  const seq = Number(match?.[2]);
  return match === null || !Number.isSafeInteger(seq) ? null : { mark: match[1] ?? '', seq };
}
