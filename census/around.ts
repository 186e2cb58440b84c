import type { Call, Recording } from './call.ts';
import type { Rules } from './rules.ts';
import { type Span, spansOf } from './times.ts';

/** The time that matching looks at for a call; null: it has none that can be used, and matches nothing. */
export function reachOfCall(call: Call, rules: Rules): Span | null {
  return spansOf(call, rules)?.search ?? null;
}

/** The same for a recording, buffer and all. */
export function reachOfRecording({ recordedAt, endedAt }: Recording): Span {
  return { fromAt: recordedAt, toAt: Math.max(recordedAt, endedAt) };
}

export type Around<C extends Call, R extends Recording> = {
  readonly calls: readonly C[];
  readonly recordings: readonly R[];
};

/**
 * Of one officer's calls and recordings those whose results may differ when something in these spans came, changed or
 * went: whatever shares time with it, with what shares time with that, and so on. Judged by themselves they come out as
 * among all, because nothing else touches them.
 */
export function around<C extends Call, R extends Recording>(
  calls: readonly C[],
  recordings: readonly R[],
  changed: readonly Span[],
  rules: Rules,
): Around<C, R> {
  const reaches = [...calls.map((call) => reachOfCall(call, rules)), ...recordings.map(reachOfRecording)];
  const windows = changed.map((span) => grown(span, reaches));
  const isIn = (at: number): boolean => {
    const reach = reaches[at] ?? null;
    return reach !== null && windows.some((window) => touches(reach, window));
  };
  return {
    calls: calls.filter((_, at) => isIn(at)),
    recordings: recordings.filter((_, at) => isIn(calls.length + at)),
  };
}

function grown(span: Span, reaches: readonly (Span | null)[]): Span {
  let { fromAt, toAt } = span;
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const reach of reaches) {
      if (reach === null || reach.fromAt > toAt || reach.toAt < fromAt) continue;
      if (reach.fromAt >= fromAt && reach.toAt <= toAt) continue;
      fromAt = Math.min(fromAt, reach.fromAt);
      toAt = Math.max(toAt, reach.toAt);
      isGrowing = true;
    }
  }
  return { fromAt, toAt };
}

function touches(a: Span, b: Span): boolean {
  return a.fromAt <= b.toAt && a.toAt >= b.fromAt;
}
