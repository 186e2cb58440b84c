import type { Account } from '../../../contract/nouns/account.ts';
import {
  type Decision,
  decisionFault,
  deletedAt,
  type ReclassificationRecord,
} from '../../../contract/nouns/classification.ts';
import type { WaitingRequest } from '../../../contract/risk-state.ts';
import { day, type Instant } from '../../../contract/time.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { subjectOf } from '../outbox/subject.ts';
import type { Table } from '../reclassification/rules.ts';
import { tableOf } from '../reclassification/store.ts';
import { type Names, namesOf, rowById } from '../video/rows.ts';
import { videoById } from '../video/store.ts';

/** Requests that wait for a second person, the oldest first; those that were decided in the last thirty days, the newest first. */
export function waitingRequests(
  db: ReadDb,
  account: Account,
  now: Instant,
): { waiting: WaitingRequest[]; decided: WaitingRequest[] } {
  const show = shownTo(db, account);
  const parsed = (bodies: readonly string[]) =>
    bodies.map((body) => JSON.parse(body) as ReclassificationRecord);
  return {
    waiting: parsed(db.column(waiting))
      .sort((a, b) => a.requestedAt - b.requestedAt)
      .slice(0, mostShown)
      .map(show),
    decided: parsed(db.column(decided, now - 30 * day)).map(show),
  };
}

const mostShown = 1000;

export function recordById(db: ReadDb, id: string): ReclassificationRecord | null {
  const [body] = db.column(byId, id);
  return body === undefined ? null : (JSON.parse(body) as ReclassificationRecord);
}

export function shownTo(db: ReadDb, account: Account): (record: ReclassificationRecord) => WaitingRequest {
  const table = tableOf(db);
  const names = namesOf(db);
  return (record) => shown(db, record, account, table, names);
}

/** What was said here about a request and isn't known to be refused: a decision, or that it is taken back. */
export function saidAbout(db: ReadDb, { id, videoId }: ReclassificationRecord): WaitingRequest['said'] {
  const [last] = db.all(lastSaid, subjectOf.reclassification(videoId), id);
  if (last === undefined || last.state === 'refused') return null;
  return last.kind === 'reclassification-withdrawn' ? 'withdrawn' : (last.decision as Decision);
}

function shown(
  db: ReadDb,
  request: ReclassificationRecord,
  account: Account,
  table: Table,
  names: Names,
): WaitingRequest {
  const video = videoById(db, request.videoId);
  // What the class does once the hold is over: that is what is decided.
  const until = (codes: readonly string[]) =>
    video === null ? null : deletedAt({ recordedAt: video.recordedAt, hold: null }, codes, table);
  const said = saidAbout(db, request);
  return {
    request,
    video: rowById(db, request.videoId, names),
    hold: video?.hold ?? null,
    deletedAtBefore: until(request.from),
    deletedAtAfter: until([request.to]),
    isMine: request.requestedBy === account.id,
    mayDecide: said === null && video !== null && decisionFault(account, request) === null,
    said: request.state === 'waiting-for-second' ? said : null,
  };
}

const waiting = sql<[], string>(
  'requests that wait for a second person',
  `SELECT body FROM reclassification_record INDEXED BY reclassification_record_waiting
   WHERE body ->> '$.state' = 'waiting-for-second'`,
);
const decided = sql<[since: number], string>(
  'requests decided lately',
  `SELECT body FROM reclassification_record INDEXED BY reclassification_record_decided
   WHERE body ->> '$.decidedById' IS NOT NULL AND body ->> '$.decidedAt' >= ?
   ORDER BY body ->> '$.decidedAt' DESC LIMIT 100`,
);
const byId = sql<[id: string], string>(
  'reclassification record by id',
  'SELECT body FROM reclassification_record WHERE id = ?',
);
const lastSaid = sql<
  [subject: string, itemId: string],
  { kind: string; state: string; decision: string | null }
>(
  'last said about a request',
  `SELECT kind, state, body ->> '$.decision' AS decision FROM outbox INDEXED BY outbox_subject
   WHERE subject = ? AND item_id = ? AND kind IN ('reclassification-decided', 'reclassification-withdrawn')
   ORDER BY counter DESC LIMIT 1`,
);
