import type { Finding } from '../../../contract/nouns/finding.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** A finding as it lies here; a removed one is remembered by its last content. */
export type StoredFinding = { readonly finding: Finding; readonly removed: boolean };

/** The findings of a review in the order of the clip. */
export function findingsOf(db: ReadDb, reviewId: string): Finding[] {
  return db.all(ofReview, reviewId).map(({ body }) => JSON.parse(body) as Finding);
}

export function findingById(db: ReadDb, id: string): StoredFinding | null {
  const row = db.get(byId, id);
  return row === undefined
    ? null
    : { finding: JSON.parse(row.body) as Finding, removed: row.removedAt !== null };
}

/** Writes a finding, new, changed or brought back. */
export function putFinding(db: WriteDb, finding: Finding): void {
  const { id, reviewId, kind, mark } = finding;
  db.run(put, { id, reviewId, kind, startMs: mark.startMs, body: JSON.stringify(finding) });
}

export function markRemoved(db: WriteDb, id: string, now: number): void {
  db.run(remove, now, id);
}

const ofReview = sql<[reviewId: string], { body: string }>(
  'findings of a review',
  'SELECT body FROM finding WHERE review_id = ? AND removed_at IS NULL ORDER BY start_ms, id',
);
const byId = sql<[id: string], { body: string; removedAt: number | null }>(
  'finding by id',
  'SELECT body, removed_at AS removedAt FROM finding WHERE id = ?',
);
const put = sql<{ id: string; reviewId: string; kind: string; startMs: number; body: string }>(
  'put finding',
  `INSERT INTO finding (id, review_id, kind, start_ms, removed_at, body)
   VALUES (:id, :reviewId, :kind, :startMs, NULL, :body)
   ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, start_ms = excluded.start_ms, removed_at = NULL, body = excluded.body`,
);
const remove = sql<[now: number, id: string]>(
  'remove finding',
  'UPDATE finding SET removed_at = ? WHERE id = ?',
);
