import type { FrameQuery } from '../../../contract/nouns/plan.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import type { Found } from './found.ts';

/** Videos of a frame, some hundred at a time, the oldest first. The record says the exact length, the columns don't. */
export function* videosOf(
  db: ReadDb,
  query: Extract<FrameQuery, { kind: 'videos' }>,
): Generator<readonly Found[], void, void> {
  const units = new Set(query.unitIds);
  const wanted = new Set(query.classes);
  let [at, no] = [query.from as number, -1];
  for (;;) {
    const rows = db.all(page, { at, no, to: query.to });
    const last = rows.at(-1);
    if (last === undefined) return;
    [at, no] = [last.at, last.no];
    yield rows
      .map((row) => ({ ...row, classes: JSON.parse(row.classes) as string[] }))
      .filter(
        (row) =>
          row.durationMs >= query.minLengthMs &&
          (units.size === 0 || units.has(row.squadId ?? '') || units.has(row.divisionId ?? '')) &&
          (wanted.size === 0 || row.classes.some((code) => wanted.has(code))),
      )
      .map(({ id, vendorId, squadId, divisionId, officerId, classes, ...row }) => ({
        realId: vendorId.trim() === '' ? null : vendorId,
        target: id,
        at: row.at,
        squadId,
        divisionId,
        officerId,
        classes,
        urgent: null,
      }));
  }
}

type Row = {
  no: number;
  at: number;
  id: string;
  vendorId: string;
  squadId: string | null;
  divisionId: string | null;
  officerId: string | null;
  durationMs: number;
  classes: string;
};

const page = sql<{ at: number; no: number; to: number }, Row>(
  'videos of a frame',
  `SELECT video.no, recorded_at AS at, id, body ->> '$.vendorId' AS vendorId, body ->> '$.squadId' AS squadId,
     body ->> '$.divisionId' AS divisionId, body ->> '$.officerId' AS officerId, body ->> '$.durationMs' AS durationMs,
     (SELECT json_group_array(value ->> '$.code') FROM json_each(body, '$.classes')) AS classes
   FROM video INDEXED BY video_by_time JOIN video_body ON video_body.no = video.no
   WHERE (recorded_at, video.no) > (:at, :no) AND recorded_at >= :at AND recorded_at < :to
   ORDER BY recorded_at, video.no LIMIT 250`,
);
