import type { Span } from './times.ts';

/**
 * Tells of all pairs of a call and a recording that share time, by their places in the two lists. In one walk through both
 * in the order of their beginnings: what has ended is let go, and what hasn't is a pair. The cost is that of sorting and
 * of the pairs themselves.
 */
export function overlapping(
  calls: readonly Span[],
  recordings: readonly Span[],
  tell: (call: number, recording: number) => void,
): void {
  const callOrder = byBegin(calls);
  const recordingOrder = byBegin(recordings);
  const openCalls: number[] = [];
  const openRecordings: number[] = [];
  let [c, r] = [0, 0];
  while (c < callOrder.length || r < recordingOrder.length) {
    const call = callOrder[c] ?? -1;
    const recording = recordingOrder[r] ?? -1;
    const callAt = calls[call]?.fromAt ?? Number.POSITIVE_INFINITY;
    const recordingAt = recordings[recording]?.fromAt ?? Number.POSITIVE_INFINITY;
    if (callAt <= recordingAt) {
      c += 1;
      letGo(openRecordings, recordings, callAt);
      // What begins together pairs when the second of both is come upon, unless it is over at once.
      if (isOver(calls[call])) continue;
      for (const open of openRecordings) tell(call, open);
      openCalls.push(call);
    } else {
      r += 1;
      letGo(openCalls, calls, recordingAt);
      if (isOver(recordings[recording])) continue;
      for (const open of openCalls) tell(open, recording);
      openRecordings.push(recording);
    }
  }
}

/** Drops what has ended by then. In place: it is done for each of half a million items. */
function letGo(open: number[], spans: readonly Span[], at: number): void {
  let kept = 0;
  for (const one of open) {
    if ((spans[one]?.toAt ?? 0) <= at) continue;
    open[kept] = one;
    kept += 1;
  }
  open.length = kept;
}

function isOver(span: Span | undefined): boolean {
  return span === undefined || span.toAt <= span.fromAt;
}

function byBegin(spans: readonly Span[]): Uint32Array {
  const order = Uint32Array.from(spans, (_, at) => at);
  const begins = Float64Array.from(spans, ({ fromAt }) => fromAt);
  // Most come in order as they are.
  const isSorted = begins.every((begin, at) => at === 0 || (begins[at - 1] ?? 0) <= begin);
  return isSorted ? order : order.sort((a, b) => (begins[a] ?? 0) - (begins[b] ?? 0));
}
