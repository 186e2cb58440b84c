import type { SentState } from '../../../contract/sync-state.ts';
import { type Instant, instant } from '../../../contract/time.ts';
import { type ReadDb, sql } from '../db/sql.ts';

/** Where a piece of work stands, and since when it waits; `since` is null once it has arrived. */
export type Sent = { readonly sent: SentState; readonly since: Instant | null };

type Last = {
  subject: string;
  state: 'waiting' | 'accepted' | 'conflict' | 'refused';
  settled: string | null;
  keptAt: number;
};

/** Nothing here to be sent: it came from the central. */
export const arrived: Sent = { sent: 'accepted', since: null };

/** The state of each thing that belongs to a review, by subject. What isn't in it has arrived. */
export function sentOfReview(db: ReadDb, reviewId: string): ReadonlyMap<string, Sent> {
  return new Map(db.all(lastOfReview, reviewId).map((last) => [last.subject, sentOf(last)]));
}

export function sentOfSubject(db: ReadDb, subject: string): Sent {
  const last = db.get(lastOfSubject, subject);
  return last === undefined ? arrived : sentOf(last);
}

/** The state of one request among those about a video. */
export function sentOfRequest(db: ReadDb, subject: string, requestId: string): Sent {
  const last = db.get(lastOfItem, subject, requestId);
  return last === undefined ? arrived : sentOf(last);
}

/** The state of each request about a subject that this desk made, by what it is about. What isn't in it has arrived. */
export function sentOfRequests(db: ReadDb, subject: string): ReadonlyMap<string, Sent> {
  return new Map(db.all(lastOfItems, subject).map((last) => [last.itemId, sentOf(last)]));
}

function sentOf({ state, settled, keptAt }: Last): Sent {
  switch (state) {
    case 'waiting':
      return { sent: 'kept', since: instant(keptAt) };
    case 'accepted':
      return arrived;
    case 'conflict':
    case 'refused':
      return settled === null ? { sent: state, since: instant(keptAt) } : arrived;
  }
}

// SQLite takes the other columns from the row that has the maximum.
const lastOfReview = sql<[reviewId: string], Last>(
  'outbox: last of review',
  'SELECT subject, state, settled, kept_at AS keptAt, max(counter) FROM outbox WHERE review_id = ? GROUP BY subject',
);
const lastOfSubject = sql<[subject: string], Last>(
  'outbox: last of subject',
  'SELECT subject, state, settled, kept_at AS keptAt FROM outbox WHERE subject = ? ORDER BY counter DESC LIMIT 1',
);
const lastOfItem = sql<[subject: string, itemId: string], Last>(
  'outbox: last of item',
  'SELECT subject, state, settled, kept_at AS keptAt FROM outbox WHERE subject = ? AND item_id = ? ORDER BY counter DESC LIMIT 1',
);
const lastOfItems = sql<[subject: string], Last & { itemId: string }>(
  'outbox: last of each item',
  `SELECT item_id AS itemId, subject, state, settled, kept_at AS keptAt, max(counter) FROM outbox
   WHERE subject = ? GROUP BY item_id`,
);
