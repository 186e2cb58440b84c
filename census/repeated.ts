import type { Call } from './call.ts';

const none: ReadonlySet<number> = new Set();

/** Calls that are there already, word for word, by `no`: files overlap in time. The one with the lowest `no` stays. */
export function repeatedOf(calls: readonly Call[]): ReadonlySet<number> {
  const first = new Map<string, Call>();
  const several = new Map<string, Call[]>();
  for (const call of calls) {
    // Without a number two calls may be two.
    if (call.event === null) continue;
    const known = first.get(call.event);
    if (known === undefined) {
      first.set(call.event, call);
      continue;
    }
    const others = several.get(call.event);
    if (others === undefined) several.set(call.event, [known, call]);
    else others.push(call);
  }
  return several.size === 0 ? none : repeatedAmong([...several.values()]);
}

/** Of lists of one event each; sorted, because one event may have any number of calls. */
function repeatedAmong(lists: readonly Call[][]): ReadonlySet<number> {
  const repeated = new Set<number>();
  for (const calls of lists) {
    calls.sort((a, b) => byTimes(a, b) || a.no - b.no);
    let before: Call | null = null;
    for (const call of calls) {
      if (before !== null && byTimes(before, call) === 0) repeated.add(call.no);
      before = call;
    }
  }
  return repeated;
}

function byTimes(a: Call, b: Call): number {
  return (
    apart(a.receivedAt, b.receivedAt) ||
    apart(a.dispatchedAt, b.dispatchedAt) ||
    apart(a.enRouteAt, b.enRouteAt) ||
    apart(a.arrivedAt, b.arrivedAt) ||
    apart(a.clearedAt, b.clearedAt)
  );
}

function apart(a: number | null, b: number | null): number {
  return (a ?? Number.MIN_SAFE_INTEGER) - (b ?? Number.MIN_SAFE_INTEGER);
}
