/**
 * Newest wins: while one seek is under way only the newest wish is kept, so that dragging over an hour of video never
 * queues up a hundred seeks.
 */
export type Seeking = {
  readonly underWay: number | null;
  readonly wished: number | null;
  readonly sinceMs: number;
};

export const notSeeking: Seeking = { underWay: null, wished: null, sinceMs: 0 };

/** A seek that takes longer than this is overtaken by a newer one instead of being waited for. */
export const patience = 700;

/** A wish for a new place, in milliseconds. `start` is where to seek at once, or null to wait. */
export function wish(
  now: Seeking,
  toMs: number,
  wallMs: number,
): { readonly seeking: Seeking; readonly start: number | null } {
  const waits = now.underWay !== null && wallMs - now.sinceMs < patience;
  if (waits) return { seeking: { ...now, wished: toMs }, start: null };
  return { seeking: { underWay: toMs, wished: null, sinceMs: wallMs }, start: toMs };
}

/** The seek under way has arrived. `start` is the next one, if there was a newer wish. */
export function arrived(
  now: Seeking,
  wallMs: number,
): { readonly seeking: Seeking; readonly start: number | null } {
  if (now.wished === null) return { seeking: notSeeking, start: null };
  return { seeking: { underWay: now.wished, wished: null, sinceMs: wallMs }, start: now.wished };
}

/** Where playback is going, or null when it is where it should be. */
export function goal(now: Seeking): number | null {
  return now.wished ?? now.underWay;
}
