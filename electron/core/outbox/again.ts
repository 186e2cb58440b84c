import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** Rows that the central took once and may have lost, and rows whose numbers turned out to be used. */

/** A row that was taken; `sentBy` null: by the device that this desk is now. */
export type Taken = { readonly counter: number; readonly sentBy: string | null };

/**
 * Rows after a number that the central took and that still count, at most so many. A wish for a class that met a conflict
 * and was settled is over, and so is its withdrawal: sent again, they could be granted this time.
 */
export function takenRows(db: ReadDb, after: number, limit: number): Taken[] {
  return db.all(taken, after, limit);
}

/** Puts rows back among those that wait, as they were sent. */
export function sendOnceMore(db: WriteDb, counters: readonly number[]): void {
  for (const counter of counters) db.run(onceMore, counter);
}

/** The central has something else under this number. */
export function markReused(db: WriteDb, counter: number): void {
  db.run(reuse, counter);
}

export function hasReused(db: ReadDb): boolean {
  return db.get(anyReused) !== undefined;
}

/**
 * This desk is another device from now on: what was taken before was taken from the old one, what was reused isn't any more
 * and goes out again. But not an older word about something of which the central has taken a newer one meanwhile: it would
 * have the last say there.
 */
export function renameSender(db: WriteDb, before: string): void {
  db.run(rename, before);
  db.run(coverReused);
  db.run(release);
}

const taken = sql<[after: number, limit: number], Taken>(
  'outbox: taken',
  `SELECT counter, sent_by AS sentBy FROM outbox AS o
   WHERE counter > ? AND (state = 'accepted' OR (state = 'conflict' AND settled IS NULL))
     AND NOT (kind = 'reclassification-withdrawn' AND EXISTS (
       SELECT 1 FROM outbox AS wish INDEXED BY outbox_subject WHERE wish.subject = o.subject AND wish.item_id = o.item_id
         AND wish.kind = 'reclassification-requested' AND wish.state = 'conflict'))
   ORDER BY counter LIMIT ?`,
);
const onceMore = sql<[counter: number]>(
  'outbox: once more',
  `UPDATE outbox SET state = 'waiting', answer = NULL, answered_at = NULL, sent_by = NULL, stumbles = 0
   WHERE counter = ? AND state IN ('accepted', 'conflict')`,
);
const reuse = sql<[counter: number]>('outbox: reused', 'UPDATE outbox SET reused = 1 WHERE counter = ?');
const anyReused = sql<[], { counter: number }>(
  'outbox: any reused',
  `SELECT counter FROM outbox WHERE state = 'waiting' AND tries > 0 AND reused = 1 LIMIT 1`,
);
const rename = sql<[before: string]>(
  'outbox: rename sender',
  `UPDATE outbox SET sent_by = ? WHERE sent_by IS NULL AND state IN ('accepted', 'conflict')`,
);
const coverReused = sql(
  'outbox: cover reused',
  `UPDATE outbox AS o SET state = 'refused', settled = 'covered', reused = 0
   WHERE reused = 1 AND state = 'waiting' AND (kind LIKE '%-kept' OR kind LIKE '%-removed') AND EXISTS (
     SELECT 1 FROM outbox AS newer INDEXED BY outbox_subject WHERE newer.subject = o.subject
       AND newer.item_id = o.item_id AND newer.counter > o.counter AND newer.state = 'accepted')`,
);
const release = sql('outbox: release reused', 'UPDATE outbox SET reused = 0 WHERE reused = 1');
