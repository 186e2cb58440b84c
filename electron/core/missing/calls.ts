import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { termOf } from '../catalogue/terms.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { recordingNumbers } from '../dispatch/match.ts';
import { spanOf } from '../dispatch/timing.ts';
import { saidOf, standingOf } from './said.ts';

/** Which calls lack a recording, and which recordings a call has. */

/** Calls that should have a recording and have none, the oldest first. */
export function missingCalls(db: ReadDb): Dispatch[] {
  return db.column(missing).map((body) => JSON.parse(body) as Dispatch);
}

export function isMissing(db: ReadDb, dispatchId: string): boolean {
  return db.get(missingOne, dispatchId) !== undefined;
}

/** The numbers of the videos that are a call's own, by hand or by the rule, the earliest first. */
export function recordingsOf(db: ReadDb, dispatch: Dispatch): readonly number[] {
  const chosen = standingOf(saidOf(db, 'match-choice', dispatch.id))?.videoIds ?? null;
  if (chosen !== null) return chosen.flatMap((id) => db.column(numberOf, id));
  const officer = dispatch.officerId === null ? null : termOf(db, dispatch.officerId);
  const span = spanOf(dispatch);
  return recordingNumbers(db, { officer, fromAt: span?.fromAt ?? null, toAt: span?.toAt ?? null });
}

const numberOf = sql<[id: string], number>('number of a video', 'SELECT no FROM video WHERE id = ?');
const missing = sql<[], string>(
  'calls without a recording',
  'SELECT body FROM dispatch WHERE expected = 1 AND has_video = 0 ORDER BY from_at, id',
);
const missingOne = sql<[id: string], { no: number }>(
  'call without a recording',
  'SELECT no FROM dispatch WHERE id = ? AND expected = 1 AND has_video = 0',
);
