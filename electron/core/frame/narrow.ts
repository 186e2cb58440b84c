import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/**
 * What frames and the census ask of videos, copied out of the records into a narrow table: walking 325,000 records costs more than three
 * seconds of processor time, walking this a quarter of one.
 */

/**
 * The copied words as SQL over `video` and `video_body`: the same for those who read the records and those who copy. A
 * record without them has no name and no length; one such must not keep all others from being copied.
 */
export const recordWords = {
  vendorId: `coalesce(body ->> '$.vendorId', '')`,
  durationMs: `coalesce(body ->> '$.durationMs', 0)`,
  classes: `(SELECT json_group_array(value ->> '$.code') FROM json_each(body, '$.classes'))`,
} as const;

/** A video's row, when its record is there. */
export function addNarrow(db: WriteDb, no: number): void {
  db.run(add, no);
}

/** The row goes; a video that has none loses nothing. */
export function removeNarrow(db: WriteDb, recordedAt: number, no: number): void {
  db.run(remove, recordedAt, no);
}

/** Videos after one in the order of time, up to and with another. */
export type Stretch = {
  readonly at: number;
  readonly no: number;
  readonly endAt: number;
  readonly endNo: number;
};

/** All videos in stretches of a few hundred, some milliseconds of copying each, the oldest first. */
export function* narrowStretches(db: ReadDb): Generator<Stretch, void, void> {
  let [at, no] = [Number.MIN_SAFE_INTEGER, -1];
  for (;;) {
    const end = db.get(endOfStretch, { at, no, further: copiedAtOnce - 1 }) ?? db.get(newest);
    if (end === undefined || (end.at === at && end.no === no)) return;
    yield { at, no, endAt: end.at, endNo: end.no };
    [at, no] = [end.at, end.no];
  }
}

/** Copies a stretch; what is copied already stays. */
export function fillNarrow(db: WriteDb, stretch: Stretch): void {
  db.run(fill, stretch);
}

const copiedAtOnce = 400;

type Place = { at: number; no: number };
const columns = `recorded_at, no, id, vendor_id, squad, division, officer, duration_ms, classes, activated_at, ended_at,
     device, incident`;
const copied = `recorded_at, video.no, id, ${recordWords.vendorId}, squad, division, officer, ${recordWords.durationMs},
     ${recordWords.classes}, body ->> '$.activatedAt', ended_at, body ->> '$.device', incident`;

const add = sql<[no: number]>(
  'add video for frames',
  `INSERT OR REPLACE INTO video_for_frame (${columns})
   SELECT ${copied} FROM video JOIN video_body ON video_body.no = video.no WHERE video.no = ?`,
);
const remove = sql<[recordedAt: number, no: number]>(
  'remove video for frames',
  'DELETE FROM video_for_frame WHERE recorded_at = ? AND no = ?',
);
const endOfStretch = sql<{ at: number; no: number; further: number }, Place>(
  'end of a stretch of videos',
  `SELECT recorded_at AS at, no FROM video INDEXED BY video_by_time
   WHERE (recorded_at, no) > (:at, :no) AND recorded_at >= :at ORDER BY recorded_at, no LIMIT 1 OFFSET :further`,
);
const newest = sql<[], Place>(
  'newest video',
  'SELECT recorded_at AS at, no FROM video INDEXED BY video_by_time ORDER BY recorded_at DESC, no DESC LIMIT 1',
);
const fill = sql<Stretch>(
  'copy videos for frames',
  `INSERT INTO video_for_frame (${columns})
   SELECT ${copied} FROM video INDEXED BY video_by_time JOIN video_body ON video_body.no = video.no
   WHERE (recorded_at, video.no) > (:at, :no) AND recorded_at >= :at
     AND (recorded_at, video.no) <= (:endAt, :endNo) AND recorded_at <= :endAt
     AND NOT EXISTS (SELECT 1 FROM video_for_frame AS copy
       WHERE copy.recorded_at = video.recorded_at AND copy.no = video.no)`,
);
