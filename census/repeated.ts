import type { Call } from './call.ts';

/** Calls that are there already, word for word, by `no`: files overlap in time. The one with the lowest `no` stays. */
export function repeatedOf(calls: readonly Call[]): ReadonlySet<number> {
  const first = new Map<string, number>();
  const repeated = new Set<number>();
  for (const { no, event, receivedAt, dispatchedAt, enRouteAt, arrivedAt, clearedAt } of calls) {
    // Without a number two calls may be two.
    if (event === null) continue;
    const key = [event, receivedAt, dispatchedAt, enRouteAt, arrivedAt, clearedAt].join(' ');
    const known = first.get(key);
    if (known === undefined) first.set(key, no);
    else {
      first.set(key, Math.min(known, no));
      repeated.add(Math.max(known, no));
    }
  }
  return repeated;
}
