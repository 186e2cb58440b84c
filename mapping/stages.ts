import { day, type Instant } from '../contract/time.ts';
import { type Moment, notBefore } from './moment.ts';

/** The moments of a call, in the order in which they happen. */
export const stages = ['receivedAt', 'dispatchedAt', 'enRouteAt', 'arrivedAt', 'clearedAt'] as const;
export type Stage = (typeof stages)[number];
export type Times = Readonly<Record<Stage, Instant | null>>;

const words: Readonly<Record<Stage, string>> = {
  receivedAt: 'received',
  dispatchedAt: 'dispatched',
  enRouteAt: 'en route',
  arrivedAt: 'arrived',
  clearedAt: 'cleared',
};

/** No call lasts that long. */
const furthestApart = 7 * day;

/**
 * The times in the order of events: a local time that could be either of two follows the one before it; one that is
 * days away from the others is a slip of another system and is left open; a clearing before the arrival likewise.
 * `read` has one for each of the stages.
 */
export function timesInOrder(read: Readonly<Record<Stage, Moment>>, notes: string[]): Times {
  const times: Record<Stage, Instant | null> = {
    receivedAt: null,
    dispatchedAt: null,
    enRouteAt: null,
    arrivedAt: null,
    clearedAt: null,
  };
  let latest: Instant | null = null;
  let first: Instant | null = null;
  for (const stage of stages) {
    const at = notBefore(read[stage], latest);
    if (at === null) continue;
    if (first !== null && Math.abs(at - first) > furthestApart) {
      notes.push(
        `The ${words[stage]} time lies ${Math.round(Math.abs(at - first) / day)} days away from the others; left open.`,
      );
      continue;
    }
    times[stage] = at;
    first ??= at;
    if (latest === null || at > latest) latest = at;
  }
  const begun = times.arrivedAt ?? times.dispatchedAt ?? times.receivedAt;
  if (times.clearedAt !== null && begun !== null && times.clearedAt < begun) {
    notes.push('It was cleared before it was begun; the clearing is left open.');
    return { ...times, clearedAt: null };
  }
  if (times.arrivedAt !== null && times.dispatchedAt !== null && times.arrivedAt < times.dispatchedAt) {
    notes.push('The arrival lies before the dispatch; both are kept.');
  }
  return times;
}
