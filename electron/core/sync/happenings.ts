import { type Instant, instant } from '../../../contract/time.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import type { Item } from '../outbox/items.ts';
import { wordsOf } from '../outbox/words.ts';

/** The last things that sync did, in words. Written in the transaction that did them. */
export type Happening = { readonly at: Instant; readonly says: string };

const mostKept = 50;
/** More than so many at once are told as one. */
const mostTold = 8;

/** The same again right after itself is one line with the later time: a review in hand is sent every few seconds. */
export function noteHappening(db: WriteDb, says: string, now: number): void {
  const before = db.get(last);
  if (before?.says === says) {
    db.run(move, now, before.no);
    return;
  }
  const { row } = db.run(add, now, says);
  db.run(trim, row - mostKept);
}

/** How much came with one reading of the feed. */
export function noteFetched(db: WriteDb, records: number, now: number): void {
  if (records === 0) return;
  const says = records === 1 ? 'Fetched: 1 record' : `Fetched: ${records.toLocaleString('en-US')} records`;
  noteHappening(db, says, now);
}

/** What the central said to items: each by its name, many accepted ones as a number. */
export function noteAnswered(db: WriteDb, items: readonly Item[], now: number): void {
  const accepted = items.filter(({ state }) => state === 'accepted');
  if (accepted.length > mostTold)
    noteHappening(db, `Sent: ${accepted.length.toLocaleString('en-US')} items`, now);
  else for (const item of accepted) noteHappening(db, `Sent: ${wordsOf(db, item)}`, now);
  const others = items.filter(({ state }) => state === 'conflict' || state === 'refused').slice(0, mostKept);
  for (const item of others)
    noteHappening(db, `${item.state === 'conflict' ? 'Conflict' : 'Refused'}: ${wordsOf(db, item)}`, now);
}

/** The newest first. */
export function recentHappenings(db: ReadDb): Happening[] {
  return db.all(newest, mostKept).map(({ at, says }) => ({ at: instant(at), says }));
}

const add = sql<[at: number, says: string]>(
  'note happening',
  'INSERT INTO happening (at, says) VALUES (?, ?)',
);
const last = sql<[], { no: number; says: string }>(
  'last happening',
  'SELECT no, says FROM happening ORDER BY no DESC LIMIT 1',
);
const move = sql<[at: number, no: number]>('move happening', 'UPDATE happening SET at = ? WHERE no = ?');
const trim = sql<[no: number]>('trim happenings', 'DELETE FROM happening WHERE no <= ?');
const newest = sql<[limit: number], { at: number; says: string }>(
  'recent happenings',
  'SELECT at, says FROM happening ORDER BY no DESC LIMIT ?',
);
