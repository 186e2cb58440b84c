import type { Call } from './call.ts';

const none: ReadonlySet<number> = new Set();

/** Calls that are there already, word for word, by `no`: files overlap in time. The one with the lowest `no` stays. */
export function repeatedOf(calls: readonly Call[]): ReadonlySet<number> {
  const byEvent = new Map<string, Call>();
  const again: string[] = [];
  for (const call of calls) {
    // Without a number two calls may be two.
    if (call.event === null) continue;
    if (byEvent.has(call.event)) again.push(call.event);
    else byEvent.set(call.event, call);
  }
  return again.length === 0 ? none : repeatedAmong(calls, new Set(again));
}

function repeatedAmong(calls: readonly Call[], events: ReadonlySet<string>): ReadonlySet<number> {
  const first = new Map<string, number>();
  const repeated = new Set<number>();
  for (const { no, event, receivedAt, dispatchedAt, enRouteAt, arrivedAt, clearedAt } of calls) {
    if (event === null || !events.has(event)) continue;
    const key = [event, receivedAt, dispatchedAt, enRouteAt, arrivedAt, clearedAt].join(' ');
    const known = first.get(key);
    if (known !== undefined) repeated.add(Math.max(known, no));
    first.set(key, Math.min(known ?? no, no));
  }
  return repeated;
}
