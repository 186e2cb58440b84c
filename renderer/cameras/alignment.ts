/**
 * Where the moments of two clips lie on each other. An offset says where the other camera's first moment lies on the
 * clip under review, in milliseconds; negative: it began earlier.
 */
export type Place =
  /** It begins at this place of the clip under review. */
  | { readonly state: 'not-yet'; readonly atMs: 0 }
  | { readonly state: 'running'; readonly atMs: number }
  | { readonly state: 'ended'; readonly atMs: number };

/** Where another camera is when the clip under review is at `leaderMs`. `lengthMs` null: unknown, taken as endless. */
export function placeOf(leaderMs: number, offsetMs: number, lengthMs: number | null): Place {
  const atMs = leaderMs - offsetMs;
  if (atMs < 0) return { state: 'not-yet', atMs: 0 };
  if (lengthMs !== null && atMs >= lengthMs) return { state: 'ended', atMs: lengthMs };
  return { state: 'running', atMs };
}

/** The same moment, seen at one place here and at another there: a flash, a crack. */
export function offsetFromMarks(leaderMs: number, cameraMs: number): number {
  return Math.round(leaderMs - cameraMs);
}

/** The marks of one moment in both clips; null: not marked yet. */
export type Marks = { readonly leaderMs: number | null; readonly cameraMs: number | null };

export const noMarks: Marks = { leaderMs: null, cameraMs: null };

/** Marks the moment on one side. When both sides were marked before, this begins another pair. */
export function marked(marks: Marks, side: keyof Marks, atMs: number): Marks {
  const isWhole = marks.leaderMs !== null && marks.cameraMs !== null;
  return { ...(isWhole ? noMarks : marks), [side]: atMs };
}

/** `7300` → `"+7.300 s"`, `-62015` → `"−1:02.015"`: where another camera begins. */
export function offsetText(offsetMs: number): string {
  return `${Math.round(offsetMs) < 0 ? '−' : '+'}${placeText(Math.abs(offsetMs))}`;
}

/** `18400` → `"18.400 s"`, `62015` → `"1:02.015"`, `5791317` → `"1:36:31.317"`: a place, as short as it can be exact. */
export function placeText(atMs: number): string {
  const whole = Math.round(atMs);
  const seconds = ((whole % 60_000) / 1000).toFixed(3);
  const minutes = Math.floor(whole / 60_000);
  if (minutes === 0) return `${seconds} s`;
  const padded = seconds.padStart(6, '0');
  return minutes < 60
    ? `${minutes}:${padded}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${padded}`;
}
