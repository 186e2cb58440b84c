import type { Problem } from '../../../contract/problem.ts';
import type { Conflict } from '../../../contract/sync-state.ts';
import type { Instant } from '../../../contract/time.ts';
import { logAct } from '../audit-log/entries.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import type { Item } from './items.ts';

/** The outbox's rows as they go out, and what became of them. What is written into it comes through `append`. */

/** A row as it goes out. */
export type Outgoing = {
  readonly counter: number;
  readonly at: number;
  readonly clockAheadMs: number | null;
  readonly body: string;
  readonly subject: string;
  readonly stumbles: number;
};

export type Theirs = Conflict['theirs'];

/**
 * The next rows to go out, oldest first. Rows that were on the wire and got no answer go again by themselves, so that
 * what is kept meanwhile stays free to be said anew. Rows that the central stumbled over stand back, with those that
 * must follow them; when there is nothing else left, they are tried again.
 */
export function nextBatch(db: ReadDb, limit: number): Outgoing[] {
  const unanswered = db.all(triedBefore, limit);
  const batch = unanswered.length > 0 ? unanswered : db.all(untried, limit);
  return batch.length > 0 ? batch : db.all(stumbled, limit).sort((a, b) => a.counter - b.counter);
}

/** Must be on disk before the rows are on the wire: from then on they never change. */
export function countTry(db: WriteDb, rows: readonly Outgoing[]): void {
  for (const { counter } of rows) db.run(tried, counter);
}

export function countStumble(db: WriteDb, counter: number): void {
  db.run(stumble, counter);
}

/** The answers can come more than once, and late: only a row that still waits takes one. Says whether it did. */
export function markAccepted(db: WriteDb, counter: number, now: number): boolean {
  return db.run(accept, now, counter).changes > 0;
}

export function markConflict(db: WriteDb, counter: number, theirs: Theirs, now: number): boolean {
  return db.run(conflict, JSON.stringify(theirs), now, counter).changes > 0;
}

export function markRefused(db: WriteDb, counter: number, problem: Problem, now: number): boolean {
  return db.run(refused, JSON.stringify(problem), now, counter).changes > 0;
}

/** A refused draft doesn't stay in the tray when a newer word about the same thing, or the whole review, has arrived. */
export function coverRefused(
  db: WriteDb,
  item: Pick<Item, 'counter' | 'subject' | 'kind' | 'reviewId'>,
): void {
  db.run(coverSubject, item.subject, item.counter);
  if (item.kind === 'review-submitted' && item.reviewId !== null)
    db.run(coverDrafts, item.reviewId, item.counter);
}

/** Whether the review that this draft belongs to has arrived whole. */
export function isCovered(db: ReadDb, item: Pick<Item, 'kind' | 'reviewId'>): boolean {
  const isDraft = item.kind !== 'review-submitted' && !item.kind.startsWith('reclassification-');
  return isDraft && item.reviewId !== null && db.get(acceptedSubmission, item.reviewId) !== undefined;
}

/** Takes a row out that was never on the wire. Its number stays unused. Says whether it could. */
export function takeBack(db: WriteDb, counter: number, now: Instant): boolean {
  const couldBe = db.run(removeUnsent, counter).changes > 0;
  if (couldBe) logAct(db, 'taken-back', { counter }, now);
  return couldBe;
}

export function settle(db: WriteDb, counter: number, how: 'mine' | 'theirs' | 'retried' | 'covered'): void {
  db.run(settleItem, how, counter);
}

const columns = 'counter, at, clock_ahead_ms AS clockAheadMs, body, subject, stumbles';
// An older word about the same thing, or the first word about the review. A submission is whole in itself and waits for
// nothing.
const follows = `kind <> 'review-submitted' AND (
  EXISTS (SELECT 1 FROM outbox AS b INDEXED BY outbox_subject
    WHERE b.subject = o.subject AND b.counter < o.counter AND b.state = 'waiting' AND b.stumbles > 0)
  OR EXISTS (SELECT 1 FROM outbox AS b INDEXED BY outbox_subject
    WHERE b.subject = 'review:' || o.review_id AND b.counter < o.counter AND b.state = 'waiting' AND b.stumbles > 0))`;
const triedBefore = sql<[limit: number], Outgoing>(
  'outbox: next batch, tried before',
  `SELECT ${columns} FROM outbox AS o INDEXED BY outbox_tried
   WHERE state = 'waiting' AND tries > 0 AND stumbles = 0 AND reused = 0 AND NOT (${follows}) ORDER BY counter LIMIT ?`,
);
const untried = sql<[limit: number], Outgoing>(
  'outbox: next batch',
  `SELECT ${columns} FROM outbox AS o INDEXED BY outbox_waiting
   WHERE state = 'waiting' AND tries = 0 AND NOT (${follows}) ORDER BY counter LIMIT ?`,
);
const stumbled = sql<[limit: number], Outgoing>(
  'outbox: next stumbled',
  `SELECT ${columns} FROM outbox AS o INDEXED BY outbox_tried
   WHERE state = 'waiting' AND tries > 0 AND stumbles > 0 AND reused = 0 AND NOT (${follows}) ORDER BY stumbles, counter LIMIT ?`,
);
const tried = sql<[counter: number]>('outbox: try', 'UPDATE outbox SET tries = tries + 1 WHERE counter = ?');
const stumble = sql<[counter: number]>(
  'outbox: stumble',
  'UPDATE outbox SET stumbles = stumbles + 1 WHERE counter = ?',
);

const accept = sql<[now: number, counter: number]>(
  'outbox: accepted',
  `UPDATE outbox SET state = 'accepted', answered_at = ? WHERE counter = ? AND state = 'waiting'`,
);
const conflict = sql<[answer: string, now: number, counter: number]>(
  'outbox: conflict',
  `UPDATE outbox SET state = 'conflict', answer = ?, answered_at = ? WHERE counter = ? AND state = 'waiting'`,
);
const refused = sql<[problem: string, now: number, counter: number]>(
  'outbox: refused',
  `UPDATE outbox SET state = 'refused', problem = ?, answered_at = ? WHERE counter = ? AND state = 'waiting'`,
);
const coverSubject = sql<[subject: string, counter: number]>(
  'outbox: cover subject',
  `UPDATE outbox SET settled = 'covered'
   WHERE subject = ? AND counter < ? AND state = 'refused' AND settled IS NULL AND kind NOT LIKE 'reclassification-%'`,
);
const coverDrafts = sql<[reviewId: string, counter: number]>(
  'outbox: cover drafts',
  `UPDATE outbox SET settled = 'covered'
   WHERE review_id = ? AND counter < ? AND state = 'refused' AND settled IS NULL AND kind NOT LIKE 'reclassification-%'`,
);
const acceptedSubmission = sql<[reviewId: string], { counter: number }>(
  'outbox: accepted submission',
  `SELECT counter FROM outbox
   WHERE review_id = ? AND kind = 'review-submitted' AND state = 'accepted' ORDER BY counter DESC LIMIT 1`,
);
const removeUnsent = sql<[counter: number]>(
  'outbox: take back',
  `DELETE FROM outbox WHERE counter = ? AND state = 'waiting' AND tries = 0`,
);
const settleItem = sql<[how: string, counter: number]>(
  'outbox: settle',
  'UPDATE outbox SET settled = ? WHERE counter = ? AND settled IS NULL',
);
