import type { AnalysisKind } from '../../../contract/nouns/analysis.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** Which one: of the footage with this hash, found in this way. */
export type AnalysisKey = {
  readonly sha256: string;
  readonly kind: AnalysisKind;
  readonly version: number;
};

/** Bytes kept in all: some two hundred clips with pictures. */
const budget = 256 * 1024 * 1024;

export function analysisBy(db: ReadDb, { sha256, kind, version }: AnalysisKey): Uint8Array | null {
  return db.get(find, sha256, kind, version)?.content ?? null;
}

/** Says that it was used just now, so that it stays longer than others. */
export function touchAnalysis(db: WriteDb, { sha256, kind, version }: AnalysisKey): void {
  db.run(touch, sha256, kind, version);
}

/**
 * Keeps it in the place of what was there for this footage and kind, whatever its version. Beyond `most` bytes in all,
 * the longest unused go; this one stays.
 */
export function putAnalysis(
  db: WriteDb,
  { sha256, kind, version }: AnalysisKey,
  videoId: string,
  content: Uint8Array,
  most = budget,
): void {
  db.run(removeOthers, sha256, kind);
  const { row } = db.run(insert, sha256, kind, version, videoId, content.length, content);
  db.run(evict, row, most - content.length);
}

/** Of a video that left this reviewer's view, was closed, or has other footage by now, nothing is kept. */
export function sweepAnalyses(db: WriteDb): void {
  db.run(sweep);
}

const find = sql<[sha256: string, kind: string, version: number], { content: Uint8Array }>(
  'analysis',
  'SELECT content FROM analysis WHERE sha256 = ? AND kind = ? AND version = ?',
);
const touch = sql<[sha256: string, kind: string, version: number]>(
  'touch analysis',
  `UPDATE analysis SET used = 1 + (SELECT max(used) FROM analysis) WHERE sha256 = ? AND kind = ? AND version = ?`,
);
const removeOthers = sql<[sha256: string, kind: string]>(
  'remove earlier analyses',
  'DELETE FROM analysis WHERE sha256 = ? AND kind = ?',
);
const insert = sql<
  [sha256: string, kind: string, version: number, videoId: string, size: number, content: Uint8Array]
>(
  'insert analysis',
  `INSERT INTO analysis (sha256, kind, version, video_id, used, size, content)
   VALUES (?, ?, ?, ?, 1 + coalesce((SELECT max(used) FROM analysis), 0), ?, ?)`,
);
// The total is that of a row and all used after it.
const evict = sql<[kept: number, most: number]>(
  'evict analyses',
  `DELETE FROM analysis WHERE rowid IN (
     SELECT rowid FROM (SELECT rowid, sum(size) OVER (ORDER BY used DESC) AS total FROM analysis WHERE rowid <> ?)
     WHERE total > ?)`,
);
const sweep = sql(
  'sweep analyses',
  `DELETE FROM analysis WHERE NOT EXISTS (
     SELECT 1 FROM video JOIN video_body USING (no)
     WHERE video.id = analysis.video_id AND body ->> '$.access' <> 'closed'
       AND analysis.sha256 = coalesce(body ->> '$.media.playedSha256', body ->> '$.media.sha256'))`,
);
