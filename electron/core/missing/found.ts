import type { FoundVideo, FoundWhy } from '../../../contract/missing-state.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { hour, ms } from '../../../contract/time.ts';
import { hasIndexes } from '../catalogue/arrange.ts';
import { termOf } from '../catalogue/terms.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { begunAt, spanOf } from '../dispatch/timing.ts';
import { incidentKey } from '../video/incident.ts';
import { type Names, rowsOf } from '../video/rows.ts';

/** How far from the call another recording of the officer is looked for. */
export const nearMs = 2 * hour;
/** Enough to choose from; a riot has a thousand. */
const mostFound = 12;

type Found = { readonly no: number; readonly recordedAt: number };

/** Recordings that are looked at too, by their numbers: the call's own, and those of others on scene. */
type Also = { readonly own: readonly number[]; readonly others: readonly number[] };

/**
 * Recordings that may be a call's under another number or another officer: those that carry its number, and those of its
 * officer near in time. Its own come first, then what several ways lead to, then the nearest.
 */
export function foundFor(
  db: ReadDb,
  dispatch: Dispatch,
  { own, others }: Also,
  names: Names,
): readonly FoundVideo[] {
  const begun = begunAt(dispatch);
  const found = new Map<number, { at: number | null; readonly why: Set<FoundWhy> }>();
  const add = (why: FoundWhy, no: number, at: number | null): void => {
    const known = found.get(no) ?? { at, why: new Set<FoundWhy>() };
    known.why.add(why);
    found.set(no, known);
  };
  for (const { no, recordedAt } of sameNumber(db, dispatch)) add('number', no, recordedAt);
  for (const { no, recordedAt } of ofOfficerNear(db, dispatch)) add('same-officer', no, recordedAt);
  for (const no of own) add('own', no, null);
  for (const no of others) add('on-scene', no, null);
  const apart = (at: number | null) => (at === null || begun === null ? 0 : Math.abs(at - begun));
  const weight = ({ why }: { readonly why: ReadonlySet<FoundWhy> }) =>
    why.size + (why.has('number') ? 1 : 0) + (why.has('own') ? 10 : 0);
  const likeliest = [...found]
    .sort(([a, one], [b, two]) => weight(two) - weight(one) || apart(one.at) - apart(two.at) || a - b)
    .slice(0, mostFound);
  return likeliest.flatMap(([no, { why }]) =>
    rowsOf(db, [no], names).map((row) => ({
      ...row,
      why: [...why],
      startsAfterMs: ms(begun === null ? 0 : row.recordedAt - begun),
    })),
  );
}

function sameNumber(db: ReadDb, { eventNumber, reportNumber }: Dispatch): readonly Found[] {
  // While the first pull is under way there is no index on numbers, and each look would read all videos.
  if (!hasIndexes(db)) return [];
  const keys = new Set([incidentKey(eventNumber), incidentKey(reportNumber)]);
  return [...keys].flatMap((key) => (key === null ? [] : db.all(byNumber, key)));
}

function ofOfficerNear(db: ReadDb, dispatch: Dispatch): readonly Found[] {
  const officer = dispatch.officerId === null ? null : termOf(db, dispatch.officerId);
  const span = spanOf(dispatch);
  if (officer === null || span === null || !hasIndexes(db)) return [];
  return db.all(byOfficer, officer, span.fromAt - nearMs, span.toAt + nearMs);
}

const byNumber = sql<[incident: string], Found>(
  'recordings with a call’s number',
  `SELECT no, recorded_at AS recordedAt FROM video INDEXED BY video_by_incident
   WHERE incident = ? ORDER BY recorded_at LIMIT 50`,
);
const byOfficer = sql<[officer: number, from: number, to: number], Found>(
  'recordings of an officer near a call',
  `SELECT no, recorded_at AS recordedAt FROM video INDEXED BY video_by_officer
   WHERE officer = ? AND recorded_at > ? AND recorded_at < ? ORDER BY recorded_at LIMIT 50`,
);
