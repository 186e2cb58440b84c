import type { CallResult } from '../../../census/outcome.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { termOf } from '../catalogue/terms.ts';
import type { Census, CensusCall } from '../census/standing.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { recordingNumbers } from '../dispatch/match.ts';
import { spanOf } from '../dispatch/timing.ts';
import type { WorkNeeds } from '../outbox/keep.ts';

/** Which calls lack a recording, and which recordings a call has, as the census says. */

/** The database, and the census where calls and recordings have been compared. */
export type Look = { readonly db: ReadDb; readonly census: Census | null };

/** What the routes ask of the rest of the core. */
export type LookNeeds = WorkNeeds & { readonly census: () => Census | null };

/** A call that should have a recording and has none. */
export function isMissing({ state, notExpected }: Pick<CallResult, 'state' | 'notExpected'>): boolean {
  return state === 'unmatched' && notExpected === null;
}

/** What the census says of a dispatch; undefined: nothing yet. */
export function judgedCall(
  { census }: Look,
  { id, officerId }: Pick<Dispatch, 'id' | 'officerId'>,
): CensusCall | undefined {
  const calls = census?.officers.get(officerId?.trim() === '' ? null : officerId)?.calls;
  return calls && byDispatch(calls).get(id);
}

/** The numbers of the videos that are a call's own, the earliest first. Before the census is there, by the rule of lists. */
export function recordingsOf(look: Look, dispatch: Dispatch): readonly number[] {
  const judged = judgedCall(look, dispatch);
  if (judged !== undefined) return judged.result.recordings;
  const officer = dispatch.officerId === null ? null : termOf(look.db, dispatch.officerId);
  const span = spanOf(dispatch);
  return recordingNumbers(look.db, { officer, fromAt: span?.fromAt ?? null, toAt: span?.toAt ?? null });
}

/** The numbers of videos by their ids; what this desk doesn't have is left out. */
export function numbersOf(db: ReadDb, videoIds: readonly string[]): readonly number[] {
  return videoIds.flatMap((id) => db.column(numberById, id));
}

const numberById = sql<[id: string], number>('video number by id', 'SELECT no FROM video WHERE id = ?');

/** Made for each officer's calls when one of them is first asked for: for all at once, others would wait. */
function byDispatch(calls: readonly CensusCall[]): ReadonlyMap<string, CensusCall> {
  const known = indexes.get(calls) ?? new Map(calls.map((one) => [one.call.dispatchId, one]));
  indexes.set(calls, known);
  return known;
}

const indexes = new WeakMap<readonly CensusCall[], ReadonlyMap<string, CensusCall>>();
