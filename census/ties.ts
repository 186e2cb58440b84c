import type { Call, Recording } from './call.ts';
import { emptySpans, overlapping, putSpan, type Spans } from './pairs.ts';
import type { Rules } from './rules.ts';
import { beginOf, isSomething, shownOf } from './shown.ts';
import type { Tie } from './sure.ts';
import { type CallSpans, commonMs, type Span } from './times.ts';

/** A call whose recordings are looked for. */
export type Open = {
  readonly call: Call;
  readonly spans: CallSpans;
  /** Those that were found, the earliest first. */
  readonly found: Near[];
};

/** A recording that is taken for the call's; `at`: its place among the officer's. */
export type Near = Tie & { readonly at: number; readonly of: Recording; readonly shown: Span };

/** Puts what belongs to each call into its `found`. */
export function findTies(calls: readonly Open[], recordings: readonly Recording[], rules: Rules): void {
  const near: { readonly entry: Open; readonly tie: Near }[] = [];
  const callsWithin = new Uint32Array(recordings.length);
  overlapping(searchesOf(calls), shownBy(recordings, rules), (callAt, at) => {
    const entry = calls[callAt];
    const of = recordings[at];
    if (entry === undefined || of === undefined) return;
    const tie = tieOf(entry, of, at, rules);
    if (tie.number !== 'same' && commonMs(entry.spans.search, tie.shown) < rules.leastCommonMs) return;
    near.push({ entry, tie });
    if (tie.isWithin) callsWithin[at] = (callsWithin[at] ?? 0) + 1;
  });
  for (const { entry, tie } of near) {
    const isShared = (callsWithin[tie.at] ?? 0) > (tie.isWithin ? 1 : 0);
    // What lies in one call isn't its neighbour's too, only because two clocks may differ.
    if (!tie.isWithin && isShared && tie.number !== 'same') continue;
    entry.found.push(isShared ? { ...tie, isShared } : tie);
  }
  for (const { found } of calls)
    if (found.length > 1) found.sort((a, b) => a.shown.fromAt - b.shown.fromAt || a.of.no - b.of.no);
}

function searchesOf(calls: readonly Open[]): Spans {
  const searches = emptySpans(calls.length);
  let at = 0;
  for (const { spans } of calls) {
    putSpan(searches, at, spans.search.fromAt, spans.search.toAt);
    at += 1;
  }
  return searches;
}

/** What shows nothing is over at once. */
function shownBy(recordings: readonly Recording[], { longestMs }: Rules): Spans {
  const shown = emptySpans(recordings.length);
  let at = 0;
  for (const recording of recordings) {
    const fromAt = beginOf(recording);
    const toAt = Math.min(recording.endedAt, fromAt + longestMs);
    putSpan(shown, at, fromAt, isSomething(recording) ? toAt : fromAt);
    at += 1;
  }
  return shown;
}

function tieOf({ call, spans }: Open, of: Recording, at: number, rules: Rules): Near {
  const { number } = of;
  const shown = shownOf(of, rules);
  const common = commonMs(spans.call, shown);
  const half = Math.min(spans.call.toAt - spans.call.fromAt, shown.toAt - shown.fromAt) / 2;
  const isSame = number !== null && (number === call.event || number === call.report);
  return {
    at,
    of,
    shown,
    number: number === null ? 'none' : isSame ? 'same' : 'other',
    isWithin: common > 0,
    isLarge: common > 0 && common >= half,
    isShared: false,
  };
}
