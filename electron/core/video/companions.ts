import type { Companion } from '../../../contract/library-state.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { ms } from '../../../contract/time.ts';
import { hasIndexes } from '../catalogue/arrange.ts';
import { termOf } from '../catalogue/terms.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { longestSpanMs } from '../dispatch/match.ts';
import { dispatchesOf, dispatchesOfEvent } from '../dispatch/store.ts';
import { incidentKey } from './incident.ts';
import { namesOf, rowsOf } from './rows.ts';
import { videoById } from './store.ts';

/** More than could be looked at side by side, so that a riot with a thousand recordings stays a short list. */
const mostCompanions = 24;

type Why = Companion['why'][number];

/**
 * Other recordings on this desk that may show the same: those of the same incident and those of everybody sent to the
 * same event, where they overlap it; and those that the record names. The longest time in common first. Null: no such
 * video. What isn't in the reviewer's scope isn't on the desk, and so isn't found.
 */
export function companionsOf(db: ReadDb, id: string): Companion[] | null {
  const video = videoById(db, id);
  if (video === null) return null;
  const found = new Map<number, Found & { why: Set<Why> }>();
  const add = (why: Why, rows: readonly Found[]): void => {
    for (const row of rows) {
      if (row.id === id) continue;
      const known = found.get(row.no);
      if (known) known.why.add(why);
      else found.set(row.no, { ...row, why: new Set([why]) });
    }
  };
  add('incident', ofIncident(db, video));
  add('event', ofSameEvents(db, video));
  add(
    'record',
    video.relatedIds.flatMap((related) => db.all(byId, related)),
  );
  const nearest = [...found.values()]
    .map((one) => ({ ...one, overlapMs: overlapMs(video, one) }))
    .sort((a, b) => b.overlapMs - a.overlapMs || a.recordedAt - b.recordedAt || a.no - b.no)
    .slice(0, mostCompanions);
  if (nearest.length === 0) return [];
  const names = namesOf(db);
  return nearest.flatMap((one) =>
    rowsOf(db, [one.no], names).map((row) => ({
      ...row,
      why: [...one.why],
      startsAtMs: ms(one.recordedAt - video.recordedAt),
      overlapMs: ms(one.overlapMs),
    })),
  );
}

type Found = { no: number; id: string; recordedAt: number; endedAt: number };
type Span = { readonly recordedAt: number; readonly endedAt: number };

/** Milliseconds that both recorded; negative: how far apart they are. */
function overlapMs(a: Span, b: Span): number {
  return Math.min(a.endedAt, b.endedAt) - Math.max(a.recordedAt, b.recordedAt);
}

function ofIncident(db: ReadDb, { incidentNumber, recordedAt, endedAt }: Video): readonly Found[] {
  const incident = incidentKey(incidentNumber);
  if (incident === null) return [];
  const query = hasIndexes(db) ? sameIncident : sameIncidentByTime;
  return db.all(query, { incident, earliest: recordedAt - longestSpanMs, recordedAt, endedAt });
}

function ofSameEvents(db: ReadDb, video: Video): readonly Found[] {
  // While the first pull is under way there is no index on events, and each look would read all dispatches.
  if (!hasIndexes(db)) return [];
  const events = new Set(dispatchesOf(db, video).map(({ eventNumber }) => eventNumber));
  const officers = new Set(
    [...events].flatMap((event) => dispatchesOfEvent(db, event).map(({ officerId }) => officerId)),
  );
  const { recordedAt, endedAt } = video;
  return [...officers].flatMap((officerId) => {
    const officer = officerId === null ? null : termOf(db, officerId);
    if (officer === null) return [];
    return db.all(ofOfficer, { officer, earliest: recordedAt - longestSpanMs, recordedAt, endedAt });
  });
}

const columns = 'no, id, recorded_at AS recordedAt, ended_at AS endedAt';
type During = { earliest: number; recordedAt: number; endedAt: number };

const sameIncident = sql<During & { incident: string }, Found>(
  'recordings of an incident',
  `SELECT ${columns} FROM video INDEXED BY video_by_incident
   WHERE incident = :incident AND recorded_at > :earliest AND recorded_at < :endedAt AND ended_at > :recordedAt`,
);
const sameIncidentByTime = sql<During & { incident: string }, Found>(
  'recordings of an incident, by time',
  `SELECT ${columns} FROM video INDEXED BY video_by_time
   WHERE recorded_at > :earliest AND recorded_at < :endedAt AND ended_at > :recordedAt AND incident = :incident`,
);
const ofOfficer = sql<During & { officer: number }, Found>(
  'recordings of an officer at a time',
  `SELECT ${columns} FROM video INDEXED BY video_by_officer
   WHERE officer = :officer AND recorded_at > :earliest AND recorded_at < :endedAt AND ended_at > :recordedAt`,
);
const byId = sql<[id: string], Found>('recording by id', `SELECT ${columns} FROM video WHERE id = ?`);
