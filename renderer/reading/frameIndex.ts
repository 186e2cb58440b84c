/**
 * Every frame of a clip by the container's own timestamps, so that a mark names one source frame and no other. Nothing
 * here multiplies a time by a frame rate.
 *
 * `pts` are presentation timestamps in ticks, ascending, one for each coded frame; their place in the list is the
 * frame's number, counted from 0 over all coded frames, those before an edit list's start (negative timestamps)
 * included, since a decoder without that list finds them too.
 */
export type FrameIndex = {
  /** Ticks per second. */
  readonly timeBase: number;
  readonly pts: Float64Array;
  /** Numbers of the key frames, ascending: decoding can begin at these alone. */
  readonly keys: Uint32Array;
  /** The earliest timestamp of any track, in seconds. A browser may count its clock from there instead of from 0. */
  readonly firstSeconds: number;
};

/** How a browser's clock relates to the container's: container seconds = media seconds + this. Null: not learned yet. */
export type Shift = number | null;

/** Timestamps that came through microseconds (the browser's) and ticks (the container's) differ by less than this. */
const sameSeconds = 0.0012;

/** Puts packets, in the order in which they lie in the file, into an index. `seconds` are exact to the container's tick. */
export function frameIndexFrom(
  packets: readonly { readonly seconds: number; readonly isKey: boolean }[],
  timeBase: number,
  firstSeconds: number,
): FrameIndex {
  const ordered = packets
    .map(({ seconds, isKey }) => ({ ticks: Math.round(seconds * timeBase), isKey }))
    .toSorted((a, b) => a.ticks - b.ticks);
  return {
    timeBase,
    pts: Float64Array.from(ordered, ({ ticks }) => ticks),
    keys: Uint32Array.from(ordered.flatMap(({ isKey }, number) => (isKey ? [number] : []))),
    firstSeconds,
  };
}

/** The frame on the glass at a moment of the container's clock, in seconds; null before the first. */
export function frameAt({ pts, timeBase }: FrameIndex, seconds: number): number | null {
  const ticks = seconds * timeBase;
  let [low, high] = [0, pts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pts[middle] ?? 0) <= ticks) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : low - 1;
}

/** When a frame begins, in seconds of the container's clock. */
export function startOf({ pts, timeBase }: FrameIndex, number: number): number {
  return (pts[number] ?? 0) / timeBase;
}

/**
 * A moment well inside a frame's interval, where a seek lands on this frame whatever way it rounds. The last frame's
 * length is taken from the one before it.
 */
export function insideOf(index: FrameIndex, number: number): number {
  const start = startOf(index, number);
  const isLast = number + 1 >= index.pts.length;
  const length = isLast
    ? start - startOf(index, Math.max(0, number - 1))
    : startOf(index, number + 1) - start;
  return start + Math.max(0, length) / 2;
}

/** The frames that are ever shown: those whose interval reaches beyond 0 on the media's clock. */
export function shownRange(
  index: FrameIndex,
  shift: number,
): { readonly first: number; readonly last: number } {
  return { first: frameAt(index, shift) ?? 0, last: index.pts.length - 1 };
}

/**
 * Learns from a picture that was really shown how the browser's clock relates to the container's. The answer is 0, the
 * first timestamp of the file, or null when the picture is in the index at neither: then the index doesn't speak about
 * what is on the glass, and no number is given out.
 */
export function learnShift(index: FrameIndex, shownSeconds: number): Shift {
  for (const shift of [0, index.firstSeconds]) {
    if (isInIndex(index, shownSeconds + shift)) return shift;
  }
  return null;
}

/** The number of the frame that begins at this moment of the container's clock, in seconds; null when none does. */
export function frameStartingAt(index: FrameIndex, seconds: number): number | null {
  const number = frameAt(index, seconds + sameSeconds);
  return number !== null && Math.abs(startOf(index, number) - seconds) <= sameSeconds ? number : null;
}

/** Whether the time between frames changes by more than a tick's rounding. */
export function hasVariableRate({ pts }: FrameIndex): boolean {
  let [shortest, longest] = [Number.POSITIVE_INFINITY, 0];
  for (let number = 1; number < pts.length; number += 1) {
    const length = (pts[number] ?? 0) - (pts[number - 1] ?? 0);
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
  }
  return longest > 0 && longest - shortest > Math.max(2, shortest * 0.02);
}

/** The key frame from which decoding must begin to reach a frame. */
export function keyBefore({ keys }: FrameIndex, number: number): number {
  let found = keys[0] ?? 0;
  for (const key of keys) {
    if (key > number) break;
    found = key;
  }
  return found;
}

function isInIndex(index: FrameIndex, seconds: number): boolean {
  return frameStartingAt(index, seconds) !== null;
}
