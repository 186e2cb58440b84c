import { day } from '../../../contract/time.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/**
 * How many videos go on each day and how many dispatches of each day lack a recording. A span is then a sum over its
 * days, with its two edges counted row by row: as quick at a million videos as at a thousand.
 */

/** Videos deleted before a moment that nobody has reviewed; `cited`: those of them with a citation. */
export function goingUnreviewed(
  db: ReadDb,
  before: number,
): { readonly videos: number; readonly cited: number } {
  const from = before - (before % day);
  const whole = db.get(deletionDays, from / day) ?? { videos: 0, cited: 0 };
  return {
    videos: whole.videos + (db.get(deletionEdge, from, before)?.count ?? 0),
    cited: whole.cited + (db.get(deletionEdgeCited, from, before)?.count ?? 0),
  };
}

export type Missing = {
  readonly dispatches: number;
  readonly urgent: number;
  readonly oldestAt: number | null;
};

/** Dispatches that should have a recording and have none, from one moment until before another. */
export function withoutRecording(db: ReadDb, since: number, until: number): Missing {
  const from = since - (since % day) + day;
  const to = until - (until % day);
  const parts =
    from < to
      ? [
          db.get(missingEdge, since, from),
          db.get(missingDays, from / day, to / day),
          db.get(missingEdge, to, until),
        ]
      : [db.get(missingEdge, since, until)];
  const total = (of: 'dispatches' | 'urgent'): number =>
    parts.reduce((sum, part) => sum + (part?.[of] ?? 0), 0);
  const dispatches = total('dispatches');
  const oldestAt = dispatches === 0 ? null : (db.get(missingSince, since)?.oldestAt ?? null);
  return { dispatches, urgent: total('urgent'), oldestAt };
}

/**
 * Counts once and has the database itself keep the numbers from here on, whichever statement changes a row. Not before
 * the end of the first pull, which would pay for each of its rows. Needs the lists' indexes.
 */
export function beginTallies(db: WriteDb): void {
  for (const text of [...counted, ...triggers]) db.run(sql('begin tallies', text));
}

const counted = [
  'DELETE FROM deletion_tally',
  `INSERT INTO deletion_tally (day, videos, cited)
   SELECT deletes_at / ${day}, count(*), 0 FROM video INDEXED BY video_by_deletion WHERE review = 0 GROUP BY 1`,
  `INSERT INTO deletion_tally (day, videos, cited)
   SELECT deletes_at / ${day}, 0, count(*) FROM video INDEXED BY video_by_deletion_cited
   WHERE cited = 1 AND review = 0 GROUP BY 1
   ON CONFLICT (day) DO UPDATE SET cited = excluded.cited`,
  'DELETE FROM missing_tally',
  `INSERT INTO missing_tally (day, dispatches, urgent)
   SELECT from_at / ${day}, count(*), sum(urgent) FROM dispatch INDEXED BY dispatch_missing
   WHERE expected = 1 AND has_video = 0 GROUP BY 1`,
];

const addVideo = `INSERT INTO deletion_tally (day, videos, cited)
  SELECT new.deletes_at / ${day}, 1, new.cited WHERE new.review = 0
  ON CONFLICT (day) DO UPDATE SET videos = videos + 1, cited = cited + excluded.cited;`;
const takeVideo = `UPDATE deletion_tally SET videos = videos - 1, cited = cited - old.cited
  WHERE day = old.deletes_at / ${day} AND old.review = 0;`;

const isMissing = (row: string): string => `${row}.expected = 1 AND ${row}.has_video = 0`;
const addDispatch = `INSERT INTO missing_tally (day, dispatches, urgent)
  SELECT new.from_at / ${day}, 1, new.urgent WHERE ${isMissing('new')}
  ON CONFLICT (day) DO UPDATE SET dispatches = dispatches + 1, urgent = urgent + excluded.urgent;`;
const takeDispatch = `UPDATE missing_tally SET dispatches = dispatches - 1, urgent = urgent - old.urgent
  WHERE day = old.from_at / ${day} AND ${isMissing('old')};`;

const triggers = [
  trigger('video_tallied', 'AFTER INSERT ON video', addVideo),
  trigger('video_untallied', 'AFTER DELETE ON video', takeVideo),
  trigger('video_tallied_anew', 'AFTER UPDATE OF deletes_at, review, cited ON video', takeVideo, addVideo),
  trigger('dispatch_tallied', 'AFTER INSERT ON dispatch', addDispatch),
  trigger('dispatch_untallied', 'AFTER DELETE ON dispatch', takeDispatch),
  trigger(
    'dispatch_tallied_anew',
    'AFTER UPDATE OF from_at, expected, urgent, has_video ON dispatch',
    takeDispatch,
    addDispatch,
  ),
];

function trigger(name: string, when: string, ...steps: readonly string[]): string {
  return `CREATE TRIGGER IF NOT EXISTS ${name} ${when} BEGIN ${steps.join(' ')} END`;
}

type Videos = { videos: number; cited: number };
type Dispatches = { dispatches: number; urgent: number };

const deletionDays = sql<[before: number], Videos>(
  'days of deletion',
  'SELECT coalesce(sum(videos), 0) AS videos, coalesce(sum(cited), 0) AS cited FROM deletion_tally WHERE day < ?',
);
const deletionEdge = sql<[from: number, before: number], { count: number }>(
  'videos near deletion',
  `SELECT count(*) AS count FROM video INDEXED BY video_by_deletion
   WHERE deletes_at >= ? AND deletes_at < ? AND review = 0`,
);
const deletionEdgeCited = sql<[from: number, before: number], { count: number }>(
  'videos near deletion with a citation',
  `SELECT count(*) AS count FROM video INDEXED BY video_by_deletion_cited
   WHERE deletes_at >= ? AND deletes_at < ? AND cited = 1 AND review = 0`,
);
const missingDays = sql<[from: number, to: number], Dispatches>(
  'days without a recording',
  `SELECT coalesce(sum(dispatches), 0) AS dispatches, coalesce(sum(urgent), 0) AS urgent
   FROM missing_tally WHERE day >= ? AND day < ?`,
);
const missingEdge = sql<[from: number, until: number], Dispatches>(
  'dispatches without a recording',
  `SELECT count(*) AS dispatches, coalesce(sum(urgent), 0) AS urgent FROM dispatch INDEXED BY dispatch_missing
   WHERE expected = 1 AND has_video = 0 AND from_at >= ? AND from_at < ?`,
);
const missingSince = sql<[since: number], { oldestAt: number | null }>(
  'oldest dispatch without a recording',
  `SELECT min(from_at) AS oldestAt FROM dispatch INDEXED BY dispatch_missing
   WHERE expected = 1 AND has_video = 0 AND from_at >= ?`,
);
