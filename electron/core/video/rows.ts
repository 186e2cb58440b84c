import type { VideoRow } from '../../../contract/library-state.ts';
import type { Officer } from '../../../contract/nouns/officer.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { unitsOf } from '../catalogue/configuration.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { byDay, lastCallBefore, longestSpanMs } from '../dispatch/match.ts';
import { incidentKey } from './incident.ts';
import { reviewNumberOf, reviewStates } from './review-state.ts';

/** Names for ids, read once for many rows. */
export type Names = {
  readonly officers: ReadonlyMap<string, Officer & { readonly no: number | null }>;
  readonly units: ReadonlyMap<string, string>;
};

export function namesOf(db: ReadDb): Names {
  return {
    officers: new Map(
      db.all(officersWithNumber).map(({ body, no }) => {
        const officer = JSON.parse(body) as Officer;
        return [officer.id, { ...officer, no }];
      }),
    ),
    units: new Map(unitsOf(db).map(({ id, name }) => [id, name])),
  };
}

/** The rows of some videos, by their numbers and in that order. One that has gone meanwhile is left out. */
export function rowsOf(db: ReadDb, numbers: readonly number[], names: Names): VideoRow[] {
  return numbers.flatMap((no) => db.all(bodyByNumber, no).map((found) => rowOf(db, found, names)));
}

export function rowById(db: ReadDb, id: string, names: Names): VideoRow | null {
  const found = db.get(bodyById, id);
  return found ? rowOf(db, found, names) : null;
}

type Found = { body: string };

/** From the record alone: the narrow row beside it would be one more page to read and decrypt for each. */
function rowOf(db: ReadDb, { body }: Found, { officers, units }: Names): VideoRow {
  const video = JSON.parse(body) as Video;
  const officer = video.officerId === null ? undefined : officers.get(video.officerId);
  const unitName = (id: string | null): string | null => (id === null ? null : (units.get(id) ?? null));
  const { id, title, incidentNumber, unit, device, recordedAt, zone, durationMs, deletedAt, access } = video;
  return {
    id,
    title,
    incidentNumber,
    officerName: officer?.name ?? null,
    badge: officer?.badge ?? null,
    squadName: unitName(video.squadId),
    divisionName: unitName(video.divisionId),
    unit,
    device,
    recordedAt,
    zone,
    durationMs,
    classes: video.classes.map(({ code }) => code),
    deletedAt,
    hasFootage: video.media !== null,
    access,
    review: reviewStates[reviewNumberOf(db, id)] ?? 'none',
    callType: callTypeOf(db, video, officer?.no ?? null),
  };
}

/** Of the best match among the dispatches that overlap it; see dispatch/timing.ts for the rule in words. */
function callTypeOf(
  db: ReadDb,
  { recordedAt, endedAt, incidentNumber }: Video,
  officer: number | null,
): string | null {
  if (officer === null) return null;
  const best = db.get(bestCall, {
    officer,
    recordedAt,
    endedAt: Math.max(endedAt, recordedAt + 1),
    earliest: recordedAt - longestSpanMs,
    before: lastCallBefore({ recordedAt, endedAt }),
    incident: incidentKey(incidentNumber),
  });
  return best?.callType ?? null;
}

const officersWithNumber = sql<[], { body: string; no: number | null }>(
  'officers with their numbers',
  'SELECT officer.body AS body, term.no AS no FROM officer LEFT JOIN term ON term.text = officer.id',
);
const bodyByNumber = sql<[no: number], Found>(
  'video row by number',
  'SELECT body FROM video_body WHERE no = ?',
);
const bodyById = sql<[id: string], Found>(
  'video row by id',
  'SELECT body FROM video JOIN video_body USING (no) WHERE id = ?',
);
const bestCall = sql<
  {
    officer: number;
    recordedAt: number;
    endedAt: number;
    earliest: number;
    before: number;
    incident: string | null;
  },
  { callType: string }
>(
  'call type of a video',
  `SELECT call_type AS callType FROM dispatch INDEXED BY dispatch_by_day
   WHERE ${byDay(':earliest', ':officer')} AND from_at < :before AND to_at > :recordedAt
   ORDER BY event IS :incident DESC, min(to_at, :endedAt) - max(from_at, :recordedAt) DESC, no LIMIT 1`,
);
