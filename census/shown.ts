import type { Recording } from './call.ts';
import type { Rules } from './rules.ts';
import type { Span } from './times.ts';

/** A recording of zero or negative length shows nothing. */
export function isSomething({ recordedAt, endedAt }: Recording): boolean {
  return endedAt > recordedAt;
}

/** From the activation, because the silent buffer shows no contact; where that isn't known, from the start. */
export function beginOf({ recordedAt, activatedAt, endedAt }: Recording): number {
  return activatedAt !== null && activatedAt > recordedAt && activatedAt < endedAt ? activatedAt : recordedAt;
}

/** What a recording shows, no longer than any is taken to last. */
export function shownOf(recording: Recording, { longestMs }: Rules): Span {
  const fromAt = beginOf(recording);
  return { fromAt, toAt: Math.min(recording.endedAt, fromAt + longestMs) };
}
