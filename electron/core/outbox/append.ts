import type { DeskEvent } from '../../../contract/nouns/event.ts';
import type { Instant } from '../../../contract/time.ts';
import { logAct, sha256 } from '../audit-log/entries.ts';
import { sql, type WriteDb } from '../db/sql.ts';
import { aboutOf } from './subject.ts';

/**
 * Puts what was just written into the outbox, in the same transaction: there is never a mark that nobody will send,
 * nor one that is sent and isn't there. The text kept here is what goes out, each time.
 */
export function append(db: WriteDb, event: DeskEvent, videoId: string, now: Instant): void {
  const about = aboutOf(event, videoId);
  const body = JSON.stringify(event);
  // What was watched is kept every few seconds. While the central is away, one word about it is enough: the newest.
  if (event.kind === 'review-kept' && db.run(sayInstead, body, now, about.subject).changes > 0) return;
  db.run(add, { kind: event.kind, ...about, body, at: now });
  // What was watched is said anew while it waits, so only that it was said is on record; all else with its very words' hash.
  const words = event.kind === 'review-kept' ? {} : { sha256: sha256(body) };
  logAct(db, event.kind, { item: about.itemId, review: about.reviewId, video: videoId, ...words }, now);
}

/** Only the subject's last word may be replaced, and only when it has never been on the wire. */
const sayInstead = sql<[body: string, at: number, subject: string]>(
  'outbox: say instead',
  `UPDATE outbox SET body = ?, at = ?, clock_ahead_ms = (SELECT clock_ahead_ms FROM sync_state)
   WHERE counter = (SELECT max(counter) FROM outbox WHERE subject = ?)
     AND kind = 'review-kept' AND state = 'waiting' AND tries = 0`,
);

const add = sql<{
  kind: string;
  subject: string;
  itemId: string;
  reviewId: string | null;
  videoId: string;
  body: string;
  at: number;
}>(
  'outbox: append',
  `INSERT INTO outbox (kind, subject, item_id, review_id, video_id, body, kept_at, at, clock_ahead_ms)
   VALUES (:kind, :subject, :itemId, :reviewId, :videoId, :body, :at, :at, (SELECT clock_ahead_ms FROM sync_state))`,
);

/** Puts a row into the outbox once more, word for word, under a new number. */
export function appendAgain(db: WriteDb, counter: number, now: Instant): void {
  db.run(again, now, counter);
  logAct(db, 'sent-again', { counter }, now);
}

const again = sql<[now: number, counter: number]>(
  'outbox: append again',
  `INSERT INTO outbox (kind, subject, item_id, review_id, video_id, body, kept_at, at, clock_ahead_ms)
   SELECT kind, subject, item_id, review_id, video_id, body, ?, at, clock_ahead_ms FROM outbox WHERE counter = ?`,
);
