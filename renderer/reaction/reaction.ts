/**
 * How long a reviewer takes to press a key for what is seen. The middle one of several presses, so that one lapse of
 * attention doesn't count; presses before the signal or long after it are no reactions at all.
 */
export const trials = 7;

/** Quicker than any person sees and presses, and slower than anybody who was looking, in milliseconds. */
const tooQuick = 90;
const tooSlow = 1500;

export function isReaction(milliseconds: number): boolean {
  return milliseconds >= tooQuick && milliseconds <= tooSlow;
}

/** The median of the presses, in whole milliseconds; null while there are too few. */
export function reactionFrom(presses: readonly number[]): number | null {
  if (presses.length < trials) return null;
  const sorted = presses.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

/** How long to wait before the next signal, in milliseconds, for a number from 0 to 1: never a rhythm to fall into. */
export function pauseBefore(chance: number): number {
  return 900 + Math.round(chance * 2100);
}
