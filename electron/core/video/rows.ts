import type { VideoRow } from '../../../contract/desk-state.ts';
import type { Officer } from '../../../contract/nouns/officer.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { officersOf, unitsOf } from '../catalogue/configuration.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { longestSpanMs } from '../dispatch/match.ts';
import { reviewStates } from './review-state.ts';

/** Names for ids, read once for many rows. */
export type Names = {
  readonly officers: ReadonlyMap<string, Officer>;
  readonly units: ReadonlyMap<string, string>;
};

export function namesOf(db: ReadDb): Names {
  return {
    officers: new Map(officersOf(db).map((officer) => [officer.id, officer])),
    units: new Map(unitsOf(db).map(({ id, name }) => [id, name])),
  };
}

/** The rows of some videos, by their numbers and in that order. One that has gone meanwhile is left out. */
export function rowsOf(db: ReadDb, numbers: readonly number[], names: Names): VideoRow[] {
  return numbers.flatMap((no) => {
    const found = db.get(byNumber, no);
    return found ? [rowOf(db, found, names)] : [];
  });
}

export function rowById(db: ReadDb, id: string, names: Names): VideoRow | null {
  const found = db.get(byId, id);
  return found ? rowOf(db, found, names) : null;
}

type Found = {
  officer: number | null;
  recordedAt: number;
  endedAt: number;
  review: number;
  incident: string | null;
  body: string;
};

function rowOf(db: ReadDb, { body, ...keys }: Found, { officers, units }: Names): VideoRow {
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
    review: reviewStates[keys.review] ?? 'none',
    callType: callTypeOf(db, keys),
  };
}

/** Of the best match among the dispatches that overlap it; see dispatch/timing.ts for the rule in words. */
function callTypeOf(
  db: ReadDb,
  { officer, recordedAt, endedAt, incident }: Omit<Found, 'body'>,
): string | null {
  if (officer === null) return null;
  const until = Math.max(endedAt, recordedAt + 1);
  return (
    db.get(bestCall, { officer, recordedAt, endedAt: until, earliest: recordedAt - longestSpanMs, incident })
      ?.callType ?? null
  );
}

const columns = `v.officer, v.recorded_at AS recordedAt, v.ended_at AS endedAt, v.review, v.incident, b.body
  FROM video v JOIN video_body b USING (no)`;
const byNumber = sql<[no: number], Found>('video row by number', `SELECT ${columns} WHERE v.no = ?`);
const byId = sql<[id: string], Found>('video row by id', `SELECT ${columns} WHERE v.id = ?`);
const bestCall = sql<
  { officer: number; recordedAt: number; endedAt: number; earliest: number; incident: string | null },
  { callType: string }
>(
  'call type of a video',
  `SELECT call_type AS callType FROM dispatch INDEXED BY dispatch_by_officer
   WHERE officer = :officer AND from_at > :earliest AND from_at < :endedAt AND to_at > :recordedAt
   ORDER BY event IS :incident DESC, min(to_at, :endedAt) - max(from_at, :recordedAt) DESC, no LIMIT 1`,
);
