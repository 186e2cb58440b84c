import { deletedAt, type Reclassification } from '../../../contract/nouns/classification.ts';
import type { Review } from '../../../contract/nouns/review.ts';
import { type Instant, instant } from '../../../contract/time.ts';
import { classificationsOf } from '../catalogue/configuration.ts';
import { reclassificationRecordsOf } from '../catalogue/reclassifications.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { videoById } from '../video/store.ts';
import type { Effect, Table } from './rules.ts';

/** A request as it lies here, with what the reviewer was shown of its effect. */
export type StoredRequest = {
  readonly request: Reclassification;
  readonly effect: Effect;
  readonly withdrawn: boolean;
};

type Row = {
  body: string;
  deletedAtBefore: number | null;
  deletedAtAfter: number | null;
  withdrawnAt: number | null;
};

export function requestById(db: ReadDb, id: string): StoredRequest | null {
  return storedOf(db.get(byId, id));
}

/** The request that stands for a review: the last one that wasn't withdrawn. */
export function requestOfReview(db: ReadDb, review: Pick<Review, 'id' | 'videoId'>): StoredRequest | null {
  return storedOf(db.get(ofReview, review.id)) ?? requestElsewhere(db, review);
}

/** One that was made on another machine, as the central tells of it. */
function requestElsewhere(db: ReadDb, { id, videoId }: Pick<Review, 'id' | 'videoId'>): StoredRequest | null {
  const record = reclassificationRecordsOf(db, videoId).findLast(
    (one) => one.reviewId === id && one.state !== 'withdrawn' && requestById(db, one.id) === null,
  );
  if (record === undefined) return null;
  const {
    state: _,
    decidedBy: _by,
    decidedAt: _at,
    decidedById: _id,
    decisionNote: _note,
    ...request
  } = record;
  const [video, table] = [videoById(db, videoId), tableOf(db)];
  const until = (codes: readonly string[]) => (video === null ? null : deletedAt(video, codes, table));
  const effect = { deletedAtBefore: until(request.from), deletedAtAfter: until([request.to]) };
  return { request, effect, withdrawn: false };
}

export function addRequest(db: WriteDb, request: Reclassification, effect: Effect): void {
  const { id, reviewId, videoId } = request;
  const { deletedAtBefore, deletedAtAfter } = effect;
  db.run(add, { id, reviewId, videoId, deletedAtBefore, deletedAtAfter, body: JSON.stringify(request) });
}

export function markWithdrawn(db: WriteDb, id: string, now: number): void {
  db.run(withdraw, now, id);
}

/** The department's classifications, by code. */
export function tableOf(db: ReadDb): Table {
  return new Map(classificationsOf(db).map((row) => [row.code, row]));
}

function storedOf(row: Row | undefined): StoredRequest | null {
  if (row === undefined) return null;
  return {
    request: JSON.parse(row.body) as Reclassification,
    effect: { deletedAtBefore: moment(row.deletedAtBefore), deletedAtAfter: moment(row.deletedAtAfter) },
    withdrawn: row.withdrawnAt !== null,
  };
}

function moment(value: number | null): Instant | null {
  return value === null ? null : instant(value);
}

const columns = `body, deleted_at_before AS deletedAtBefore, deleted_at_after AS deletedAtAfter,
  withdrawn_at AS withdrawnAt`;
const byId = sql<[id: string], Row>(
  'reclassification by id',
  `SELECT ${columns} FROM reclassification WHERE id = ?`,
);
const ofReview = sql<[reviewId: string], Row>(
  'reclassification of a review',
  `SELECT ${columns} FROM reclassification
   WHERE review_id = ? AND withdrawn_at IS NULL ORDER BY rowid DESC LIMIT 1`,
);
const add = sql<{
  id: string;
  reviewId: string | null;
  videoId: string;
  deletedAtBefore: number | null;
  deletedAtAfter: number | null;
  body: string;
}>(
  'add reclassification',
  `INSERT INTO reclassification (id, review_id, video_id, deleted_at_before, deleted_at_after, body)
   VALUES (:id, :reviewId, :videoId, :deletedAtBefore, :deletedAtAfter, :body)`,
);
const withdraw = sql<[now: number, id: string]>(
  'withdraw reclassification',
  'UPDATE reclassification SET withdrawn_at = ? WHERE id = ?',
);
