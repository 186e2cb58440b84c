import type { Video } from '../../../contract/nouns/video.ts';
import type { Intake, Taker } from '../catalogue/apply.ts';
import type { Terms } from '../catalogue/terms.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { hasCitedDispatch, noteRecording, renewDispatches } from '../dispatch/match.ts';
import { addNarrow, removeNarrow } from '../frame/narrow.ts';
import { classBitsOf } from './class-bits.ts';
import { incidentKey, incidentTail } from './incident.ts';
import { reviewNumberFor } from './review-state.ts';

/** Where a video that isn't deleted by itself stands in the order of deletion: after all others. */
export const never = 9_000_000_000_000_000;

export function videoById(db: ReadDb, id: string): Video | null {
  const row = db.get(byId, id);
  return row === undefined ? null : (JSON.parse(row.body) as Video);
}

/** Puts pulled videos into the tables that lists are read from. */
export function videoTaker(db: WriteDb, { generation, terms, isMatching }: Intake): Taker<'video'> {
  const taker: Taker<'video'> = {
    put: (id, video, body) => {
      const place = placeOf(video, terms);
      const classes = classesOf(video, terms);
      const keys = keysOf(video, place);
      const add = (number: number | null) =>
        db.run(insert, number, id, generation, ...keys, classBitsOf(classes), id);
      // Most are new, so that is tried first; looking before each would cost as much as the index itself.
      const added = add(null);
      const old = added.changes === 0 ? db.get(oldById, id) : undefined;
      // A video keeps its number for life: windows continue their lists by it.
      const no = old?.no ?? added.row;
      if (old) {
        removeRows(db, old, terms);
        add(no);
      }
      db.run(insertBody, no, body);
      for (const term of classes) db.run(insertClass, term, place.recordedAt, no, place.deletesAt);
      if (!isMatching) return;
      addNarrow(db, no);
      db.touchMatching('video', no);
      noteRecording(db, place);
      if (hasCitedDispatch(db, place)) db.run(setCited, no);
      if (old) renewDispatches(db, old);
    },
    gone: (id) => {
      const old = db.get(oldById, id);
      if (!old) return;
      removeRows(db, old, terms);
      if (!isMatching) return;
      db.touchMatching('video', old.no);
      renewDispatches(db, old);
    },
    sweep: (current) => {
      for (const id of db.column(idsOfOlder, current)) taker.gone(id);
    },
  };
  return taker;
}

type Old = { no: number; officer: number | null; recordedAt: number; endedAt: number; body: string };

function removeRows(db: WriteDb, { no, recordedAt, body }: Old, terms: Terms): void {
  for (const term of classesOf(JSON.parse(body) as Video, terms)) db.run(removeClass, term, recordedAt, no);
  removeNarrow(db, recordedAt, no);
  // Its body goes with it.
  db.run(remove, no);
}

type Place = ReturnType<typeof placeOf>;

function placeOf(video: Video, terms: Terms) {
  const termOf = (text: string | null): number | null => (text === null ? null : terms.number(text));
  return {
    officer: termOf(video.officerId),
    squad: termOf(video.squadId),
    division: termOf(video.divisionId),
    recordedAt: video.recordedAt,
    endedAt: video.endedAt,
    deletesAt: video.deletedAt ?? never,
  };
}

function keysOf({ incidentNumber: text }: Video, place: Place): Keys {
  const { officer, squad, division, recordedAt, endedAt, deletesAt } = place;
  return [officer, squad, division, recordedAt, endedAt, deletesAt, incidentKey(text), incidentTail(text)];
}

function classesOf({ classes }: Video, terms: Terms): ReadonlySet<number> {
  return new Set(classes.map(({ code }) => terms.number(code)));
}

const byId = sql<[id: string], { body: string }>(
  'video by id',
  'SELECT body FROM video JOIN video_body USING (no) WHERE id = ?',
);
const oldById = sql<[id: string], Old>(
  'video as it was',
  `SELECT no, officer, recorded_at AS recordedAt, ended_at AS endedAt, body
   FROM video JOIN video_body USING (no) WHERE id = ?`,
);
type Keys = [
  officer: number | null,
  squad: number | null,
  division: number | null,
  recordedAt: number,
  endedAt: number,
  deletesAt: number,
  incident: string | null,
  incidentTail: string | null,
];

// By position, not by name: a first pull binds four million values.
const insert = sql<
  [no: number | null, id: string, generation: number, ...Keys, classes: number, reviewOf: string]
>(
  'insert video',
  `INSERT INTO video (no, id, generation, officer, squad, division, recorded_at, ended_at, deletes_at, incident,
     incident_tail, classes, review, cited)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${reviewNumberFor('?')}, 0)
   ON CONFLICT (id) DO NOTHING`,
);
const insertBody = sql<[no: number, body: string]>(
  'insert video body',
  'INSERT INTO video_body (no, body) VALUES (?, ?)',
);
const insertClass = sql<[term: number, recordedAt: number, no: number, deletesAt: number]>(
  'insert video class',
  'INSERT INTO video_class (class, recorded_at, video, deletes_at) VALUES (?, ?, ?, ?)',
);
const removeClass = sql<[term: number, recordedAt: number, no: number]>(
  'remove video class',
  'DELETE FROM video_class WHERE class = ? AND recorded_at = ? AND video = ?',
);
const remove = sql<[no: number]>('remove video', 'DELETE FROM video WHERE no = ?');
const setCited = sql<[no: number]>('mark video with a citation', 'UPDATE video SET cited = 1 WHERE no = ?');
const idsOfOlder = sql<[generation: number], string>(
  'videos to sweep',
  'SELECT id FROM video WHERE generation <> ?',
);
