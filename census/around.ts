import type { Call, Recording } from './call.ts';
import { beginOf, emptySpans, endOf, putSpan, type Spans } from './pairs.ts';
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
  const reaches = reachesOf(calls, recordings, rules);
  const windows = changed.map((span) => grown(span, reaches));
  const isIn = (at: number): boolean => windows.some((window) => touches(reaches, at, window));
  return {
    calls: calls.filter((_, at) => isIn(at)),
    recordings: recordings.filter((_, at) => isIn(calls.length + at)),
  };
}

/** First those of the calls, then those of the recordings; what has none is no number, and touches nothing. */
function reachesOf(calls: readonly Call[], recordings: readonly Recording[], rules: Rules): Spans {
  const reaches = emptySpans(calls.length + recordings.length);
  let at = 0;
  for (const call of calls) {
    const reach = reachOfCall(call, rules);
    putSpan(reaches, at, reach?.fromAt ?? Number.NaN, reach?.toAt ?? Number.NaN);
    at += 1;
  }
  for (const { recordedAt, endedAt } of recordings) {
    putSpan(reaches, at, recordedAt, Math.max(recordedAt, endedAt));
    at += 1;
  }
  return reaches;
}

/** A span and all that touches it, and touches that, and so on. */
function grown(span: Span, reaches: Spans): Span {
  let window = span;
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (let at = 0; 2 * at < reaches.length; at += 1) {
      if (!touches(reaches, at, window)) continue;
      const fromAt = Math.min(window.fromAt, beginOf(reaches, at));
      const toAt = Math.max(window.toAt, endOf(reaches, at));
      if (fromAt === window.fromAt && toAt === window.toAt) continue;
      window = { fromAt, toAt };
      isGrowing = true;
    }
  }
  return window;
}

function touches(reaches: Spans, at: number, { fromAt, toAt }: Span): boolean {
  return beginOf(reaches, at) <= toAt && endOf(reaches, at) >= fromAt;
}
