import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { hasIndexes } from '../catalogue/arrange.ts';
import { dispatchesOfEvent } from '../dispatch/store.ts';
import { type Look, recordingsOf } from './calls.ts';

/** Somebody else who was sent to the same event, and the numbers of what that officer recorded of it. */
export type OnScene = { readonly dispatch: Dispatch; readonly recordings: readonly number[] };

/** Everybody else who was sent to a call's event, each officer once, those who recorded first. */
export function othersAt(look: Look, { eventNumber, officerId, id }: Dispatch): readonly OnScene[] {
  // While the first pull is under way there is no index on events, and each look would read all dispatches.
  if (!hasIndexes(look.db) || eventNumber.trim() === '') return [];
  const seen = new Set([officerId]);
  return dispatchesOfEvent(look.db, eventNumber)
    .filter((other) => other.id !== id && !seen.has(other.officerId) && seen.add(other.officerId))
    .map((dispatch) => ({ dispatch, recordings: recordingsOf(look, dispatch) }))
    .toSorted((a, b) => Number(b.recordings.length > 0) - Number(a.recordings.length > 0));
}
