import { type ReadDb, sql } from '../db/sql.ts';

/** The outbox as it is looked at: what waits, what came back, what is newer. */

/** A row as the sync screen shows it. */
export type Item = {
  readonly counter: number;
  readonly kind: string;
  readonly reviewId: string | null;
  readonly videoId: string;
  readonly itemId: string;
  readonly subject: string;
  readonly body: string;
  readonly keptAt: number;
  readonly state: 'waiting' | 'accepted' | 'conflict' | 'refused';
  readonly tries: number;
  readonly stumbles: number;
  readonly problem: string | null;
  readonly answer: string | null;
  readonly settled: string | null;
};

export function itemByCounter(db: ReadDb, counter: number): Item | null {
  return db.get(byCounter, counter) ?? null;
}

/** The row with which a request to reclassify went out, while it isn't accepted or settled. */
export function openRequestItem(db: ReadDb, subject: string, requestId: string): Item | null {
  return db.get(openRequest, subject, requestId) ?? null;
}

/** The newest row about this part of a subject, wherever it stands. */
export function itemAbout(db: ReadDb, subject: string, itemId: string): Item | null {
  return db.get(newestAbout, subject, itemId) ?? null;
}

/** The oldest that wait, at most so many. */
export function waitingItems(db: ReadDb, limit: number): Item[] {
  return db.all(waiting, limit);
}

/** What the reviewer has to decide: conflicts, or refused items. */
export function openItems(db: ReadDb, state: 'conflict' | 'refused'): Item[] {
  return db.all(open, state);
}

export function hasWaiting(db: ReadDb): boolean {
  return db.get(oldestWaiting) !== undefined;
}

/** Whether a newer word about the same thing was kept after this row. */
export function isOutOfDate(db: ReadDb, { subject, counter, kind }: Item): boolean {
  return !kind.startsWith('reclassification-') && db.get(newer, subject, counter) !== undefined;
}

/** Whether something about this subject is still on its way, or undecided. */
export function isUnsettled(db: ReadDb, subject: string): boolean {
  return db.get(unsettled, subject) !== undefined;
}

/** Whether something about this subject waits to be sent. */
export function isWaiting(db: ReadDb, subject: string): boolean {
  return db.get(waitingAbout, subject) !== undefined;
}

export function outboxCounts(db: ReadDb) {
  const [unsent = 0] = db.column(countWaiting);
  const [conflicts = 0] = db.column(countOpen, 'conflict');
  const [refusals = 0] = db.column(countOpen, 'refused');
  return { unsent, since: db.get(oldestWaiting)?.keptAt ?? null, conflicts, refused: refusals };
}

const shown = `counter, kind, review_id AS reviewId, video_id AS videoId, item_id AS itemId, subject, body,
  kept_at AS keptAt, state, tries, stumbles, problem, answer, settled`;
const byCounter = sql<[counter: number], Item>(
  'outbox: by counter',
  `SELECT ${shown} FROM outbox WHERE counter = ?`,
);
const openRequest = sql<[subject: string, requestId: string], Item>(
  'outbox: open request',
  `SELECT ${shown} FROM outbox WHERE subject = ? AND item_id = ? AND kind = 'reclassification-requested'
     AND state <> 'accepted' AND settled IS NULL ORDER BY counter DESC LIMIT 1`,
);
const newestAbout = sql<[subject: string, itemId: string], Item>(
  'outbox: newest about',
  `SELECT ${shown} FROM outbox WHERE subject = ? AND item_id = ? ORDER BY counter DESC LIMIT 1`,
);
const waiting = sql<[limit: number], Item>(
  'outbox: waiting',
  `SELECT ${shown} FROM outbox WHERE state = 'waiting' ORDER BY counter LIMIT ?`,
);
const open = sql<[state: string], Item>(
  'outbox: open',
  `SELECT ${shown} FROM outbox
   WHERE state = ? AND state IN ('conflict', 'refused') AND settled IS NULL ORDER BY counter LIMIT 500`,
);
const newer = sql<[subject: string, counter: number], { counter: number }>(
  'outbox: newer',
  'SELECT counter FROM outbox WHERE subject = ? AND counter > ? LIMIT 1',
);
const waitingAbout = sql<[subject: string], { counter: number }>(
  'outbox: waiting about',
  `SELECT counter FROM outbox WHERE subject = ? AND state = 'waiting' LIMIT 1`,
);
const unsettled = sql<[subject: string], { counter: number }>(
  'outbox: unsettled',
  `SELECT counter FROM outbox WHERE subject = ? AND state <> 'accepted' AND settled IS NULL LIMIT 1`,
);
const oldestWaiting = sql<[], { keptAt: number }>(
  'outbox: oldest waiting',
  `SELECT kept_at AS keptAt FROM outbox WHERE state = 'waiting' ORDER BY counter LIMIT 1`,
);
const countWaiting = sql<[], number>(
  'outbox: count waiting',
  `SELECT count(*) FROM outbox WHERE state = 'waiting'`,
);
const countOpen = sql<[state: string], number>(
  'outbox: count open',
  `SELECT count(*) FROM outbox WHERE state = ? AND state IN ('conflict', 'refused') AND settled IS NULL`,
);
