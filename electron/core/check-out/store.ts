import type { Instant } from '../../../contract/time.ts';
import { type DeskDb, type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** A sample whose footage was taken along. */
export type Taken = { readonly drawId: string; readonly leaseEndsAt: Instant };

/** A clip as it lies sealed on this desk. Sizes in plain bytes. */
export type SealedRow = {
  readonly videoId: string;
  readonly sha256: string;
  readonly total: number;
  readonly mime: string;
  readonly file: string;
  readonly key: Uint8Array;
  readonly done: number;
  readonly state: 'fetching' | 'whole' | 'aside';
  /** Why it was set aside; of a whole one: what has become of it since. Null: nothing is wrong with it. */
  readonly says: string | null;
};

export function takenBy(db: ReadDb, drawId: string): Taken | null {
  return db.get(taken, drawId) ?? null;
}

/** All of them, the longest here first. */
export function allTaken(db: ReadDb): Taken[] {
  return db.all(everyTaken);
}

export function putTaken(db: WriteDb, { drawId, leaseEndsAt }: Taken, at: Instant): void {
  db.run(put, drawId, at, leaseEndsAt);
}

/** No lease ends later than this: a clock that was ahead when one began makes it no longer. */
export function shortenLeases(db: DeskDb, latest: Instant): void {
  if (db.read.get(longer, latest) !== undefined)
    db.write('shorten leases', (write) => write.run(shorten, latest, latest));
}

/** The sample wants its footage no more; its clips stay until they are swept. */
export function dropTaken(db: WriteDb, drawId: string): void {
  db.run(drop, drawId);
}

export function wantClip(db: WriteDb, drawId: string, videoId: string): void {
  db.run(want, drawId, videoId);
}

/** Videos that some lease which hasn't ended by `now` still covers, in the order in which they are fetched. */
export function wantedVideos(db: ReadDb, now: Instant): string[] {
  return db.column(wanted, now);
}

export function isLeased(db: ReadDb, videoId: string, now: Instant): boolean {
  return db.get(leased, videoId, now) !== undefined;
}

export function sealedOf(db: ReadDb, videoId: string): SealedRow | null {
  return db.get(sealedBy, videoId) ?? null;
}

export function allSealed(db: ReadDb): SealedRow[] {
  return db.all(everySealed);
}

export function putSealed(db: WriteDb, row: SealedRow): void {
  const { videoId, sha256, total, mime, file, key, done, state, says } = row;
  db.run(addSealed, videoId, sha256, total, mime, file, key, done, state, says);
}

/** How far a clip is. False: it isn't wanted any more, and nothing was written. */
export function moveSealed(
  db: WriteDb,
  { videoId, file }: Pick<SealedRow, 'videoId' | 'file'>,
  done: number,
  state: 'fetching' | 'whole',
): boolean {
  return db.run(move, done, state, videoId, file).changes > 0;
}

/** What came is not to be used: its key goes, the reason stays. Only within `DeskDb.erase`. */
export function setAside(db: WriteDb, { videoId, file }: SealedRow, says: string): void {
  db.run(aside, says, videoId, file);
}

/** A chunk of a whole clip isn't as it was written. What is good of it stays until it is fetched anew. */
export function noteDamaged(db: WriteDb, videoId: string, sha256: string, says: string): void {
  db.run(damaged, says, videoId, sha256);
}

/**
 * The clip is gone from this desk: without its key the file is noise. Only within `DeskDb.erase`. The key is written over
 * before its row goes, so that no page which falls free with it holds it.
 */
export function eraseSealed(db: WriteDb, videoId: string): void {
  db.run(zeroKey, videoId);
  db.run(removeSealed, videoId);
}

const columns = 'video_id AS videoId, sha256, total, mime, file, key, done, state, says';
const taken = sql<[drawId: string], Taken>(
  'check-out of a draw',
  'SELECT draw_id AS drawId, lease_ends_at AS leaseEndsAt FROM check_out WHERE draw_id = ?',
);
const everyTaken = sql<[], Taken>(
  'check-outs',
  'SELECT draw_id AS drawId, lease_ends_at AS leaseEndsAt FROM check_out ORDER BY taken_at, draw_id',
);
const put = sql<[drawId: string, at: number, leaseEndsAt: number]>(
  'put check-out',
  `INSERT INTO check_out (draw_id, taken_at, lease_ends_at) VALUES (?, ?, ?)
   ON CONFLICT (draw_id) DO UPDATE SET taken_at = excluded.taken_at, lease_ends_at = excluded.lease_ends_at`,
);
const drop = sql<[drawId: string]>('drop check-out', 'DELETE FROM check_out WHERE draw_id = ?');
const longer = sql<[latest: number], { one: number }>(
  'leases that are too long',
  'SELECT 1 AS one FROM check_out WHERE lease_ends_at > ?',
);
const shorten = sql<[to: number, latest: number]>(
  'shorten leases',
  'UPDATE check_out SET lease_ends_at = ? WHERE lease_ends_at > ?',
);
const want = sql<[drawId: string, videoId: string]>(
  'want clip',
  'INSERT OR IGNORE INTO check_out_clip (draw_id, video_id) VALUES (?, ?)',
);
const wanted = sql<[now: number], string>(
  'wanted clips',
  `SELECT video_id FROM check_out_clip JOIN check_out USING (draw_id) WHERE lease_ends_at > ?
   GROUP BY video_id ORDER BY min(taken_at), video_id`,
);
const leased = sql<[videoId: string, now: number], { one: number }>(
  'lease of a clip',
  'SELECT 1 AS one FROM check_out_clip JOIN check_out USING (draw_id) WHERE video_id = ? AND lease_ends_at > ?',
);
const sealedBy = sql<[videoId: string], SealedRow>(
  'sealed clip',
  `SELECT ${columns} FROM sealed_clip WHERE video_id = ?`,
);
const everySealed = sql<[], SealedRow>(
  'sealed clips',
  `SELECT ${columns} FROM sealed_clip ORDER BY video_id`,
);
const addSealed = sql<
  [
    videoId: string,
    sha256: string,
    total: number,
    mime: string,
    file: string,
    key: Uint8Array,
    done: number,
    state: string,
    says: string | null,
  ]
>(
  'add sealed clip',
  `INSERT INTO sealed_clip (video_id, sha256, total, mime, file, key, done, state, says)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const move = sql<[done: number, state: string, videoId: string, file: string]>(
  'move sealed clip',
  'UPDATE sealed_clip SET done = ?, state = ? WHERE video_id = ? AND file = ?',
);
const aside = sql<[says: string, videoId: string, file: string]>(
  'set sealed clip aside',
  `UPDATE sealed_clip SET state = 'aside', says = ?, done = 0, key = zeroblob(32) WHERE video_id = ? AND file = ?`,
);
const damaged = sql<[says: string, videoId: string, sha256: string]>(
  'note damaged clip',
  `UPDATE sealed_clip SET says = ? WHERE video_id = ? AND sha256 = ? AND state = 'whole'`,
);
const zeroKey = sql<[videoId: string]>(
  'zero the key of a clip',
  'UPDATE sealed_clip SET key = zeroblob(32) WHERE video_id = ?',
);
const removeSealed = sql<[videoId: string]>(
  'remove sealed clip',
  'DELETE FROM sealed_clip WHERE video_id = ?',
);
