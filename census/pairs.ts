import { commonMs, type Span } from './times.ts';

/** A call and a recording that share time, by their places in the two lists. */
export type Pair = { readonly call: number; readonly recording: number };

/**
 * All pairs that share time, in one walk through both lists in the order of their beginnings: what has ended is let go,
 * and what hasn't is a pair. The cost is that of sorting and of the pairs themselves.
 */
export function overlapping(calls: readonly Span[], recordings: readonly Span[]): Pair[] {
  const callOrder = byBegin(calls);
  const recordingOrder = byBegin(recordings);
  const pairs: Pair[] = [];
  let openCalls: number[] = [];
  let openRecordings: number[] = [];
  let [c, r] = [0, 0];
  while (c < callOrder.length || r < recordingOrder.length) {
    const call = callOrder[c];
    const recording = recordingOrder[r];
    if (
      recording === undefined ||
      (call !== undefined && beginOf(calls, call) <= beginOf(recordings, recording))
    ) {
      if (call === undefined) break;
      openRecordings = openRecordings.filter((open) => endOf(recordings, open) > beginOf(calls, call));
      for (const open of openRecordings) pairs.push({ call, recording: open });
      openCalls.push(call);
      c += 1;
    } else {
      openCalls = openCalls.filter((open) => endOf(calls, open) > beginOf(recordings, recording));
      for (const open of openCalls) pairs.push({ call: open, recording });
      openRecordings.push(recording);
      r += 1;
    }
  }
  // What begins together pairs as soon as the second of both is come upon, even where the first is already over.
  return pairs.filter((pair) => commonMs(spanAt(calls, pair.call), spanAt(recordings, pair.recording)) > 0);
}

function byBegin(spans: readonly Span[]): number[] {
  return spans.map((_, at) => at).sort((a, b) => beginOf(spans, a) - beginOf(spans, b));
}

function spanAt(spans: readonly Span[], at: number): Span {
  const span = spans[at];
  if (span === undefined) throw new Error('there is no such span');
  return span;
}

function beginOf(spans: readonly Span[], at: number): number {
  return spanAt(spans, at).fromAt;
}

function endOf(spans: readonly Span[], at: number): number {
  return spanAt(spans, at).toAt;
}
