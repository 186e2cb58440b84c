/**
 * Spans in one block of memory, because half a million of them would be as many objects: each two numbers, from a moment up
 * to, not including, another; milliseconds since 1970. One that ends where it begins, or before, touches nothing.
 */
export type Spans = Float64Array;

/** So many spans, all of them empty. */
export function emptySpans(count: number): Spans {
  return new Float64Array(2 * count);
}

export function putSpan(spans: Spans, at: number, from: number, to: number): void {
  spans[2 * at] = from;
  spans[2 * at + 1] = to;
}

/**
 * Tells of all pairs of a call and a recording that share time, by their places in the two lists. In one walk through both
 * in the order of their beginnings: what has ended is let go, and what hasn't is a pair; what ends before the next of the
 * others begins isn't kept at all. The cost is that of sorting and of the pairs themselves.
 */
export function overlapping(
  calls: Spans,
  recordings: Spans,
  tell: (call: number, recording: number) => void,
): void {
  const callOrder = byBegin(calls);
  const recordingOrder = byBegin(recordings);
  const openCalls: number[] = [];
  const openRecordings: number[] = [];
  const callCount = calls.length / 2;
  const recordingCount = recordings.length / 2;
  let c = 0;
  let r = 0;
  // After the last call has ended, what is left of the recordings is nobody's.
  while (c < callCount || (r < recordingCount && openCalls.length > 0)) {
    const call = callOrder?.[c] ?? c;
    const recording = recordingOrder?.[r] ?? r;
    const callAt = beginOf(calls, call);
    const recordingAt = beginOf(recordings, recording);
    if (callAt <= recordingAt) {
      c += 1;
      letGo(openRecordings, recordings, callAt);
      // What begins together pairs when the second of both is come upon, unless it is over at once.
      const endAt = endOf(calls, call);
      if (endAt <= callAt) continue;
      for (const open of openRecordings) tell(call, open);
      if (endAt > recordingAt) openCalls.push(call);
    } else {
      r += 1;
      letGo(openCalls, calls, recordingAt);
      const endAt = endOf(recordings, recording);
      if (endAt <= recordingAt) continue;
      for (const open of openCalls) tell(open, recording);
      if (endAt > callAt) openRecordings.push(recording);
    }
  }
}

/** Drops what has ended by then. In place: it is done for each of half a million items. */
function letGo(open: number[], spans: Spans, at: number): void {
  if (open.length === 0) return;
  let kept = 0;
  for (const one of open) {
    if (endOf(spans, one) <= at) continue;
    open[kept] = one;
    kept += 1;
  }
  open.length = kept;
}

/** Places in the order of the beginnings; null: they are in it, as most are. */
function byBegin(spans: Spans): Uint32Array | null {
  if (isSorted(spans)) return null;
  const order = Uint32Array.from({ length: spans.length / 2 }, (_, at) => at);
  return order.sort((a, b) => beginOf(spans, a) - beginOf(spans, b));
}

function isSorted(spans: Spans): boolean {
  for (let at = 1; 2 * at < spans.length; at += 1)
    if (beginOf(spans, at - 1) > beginOf(spans, at)) return false;
  return true;
}

/** After the last one nothing begins. */
export function beginOf(spans: Spans, at: number): number {
  return spans[2 * at] ?? Number.POSITIVE_INFINITY;
}

export function endOf(spans: Spans, at: number): number {
  return spans[2 * at + 1] ?? Number.NEGATIVE_INFINITY;
}
