/** A picture that was put on the glass: its own media time, and when by the wall clock; both in milliseconds. */
export type Shown = { readonly atMs: number; readonly wallMs: number };

/** Where a clip that plays at `speed` is at a time of the wall clock, by the picture it showed last. */
export function placeAt(shown: Shown, wallMs: number, speed: number): number {
  return shown.atMs + (wallMs - shown.wallMs) * speed;
}

/**
 * How far the camera is ahead of where it should be beside the leader, in milliseconds of the clip; negative: behind.
 * Both are taken at the same time of the wall clock, the later of their two pictures.
 */
export function driftOf(leader: Shown, camera: Shown, offsetMs: number, speed: number): number {
  const wallMs = Math.max(leader.wallMs, camera.wallMs);
  return placeAt(camera, wallMs, speed) + offsetMs - placeAt(leader, wallMs, speed);
}

/** What to do about a drift. `rate` is what the camera should play at. */
export type Correction =
  | { readonly kind: 'play'; readonly rate: number; readonly correcting: boolean }
  | { readonly kind: 'seek' };

/** Beyond this a change of speed would take too long to be looked at; milliseconds at 1×. */
export const seekBeyond = 200;
const beginBeyond = 25;
const endBelow = 5;
/** A change of speed by so much is neither seen nor heard as one. */
const mostChange = 0.05;
const leastChange = 0.005;
/** Without the bounds, a drift would be gone in so many milliseconds. */
const inMs = 1000;
/** What a browser plays at most. */
const fastest = 16;

/**
 * How far a camera is ahead, in milliseconds of the clip, negative: behind. `pictureMs`: by the pictures that were
 * shown. `clockMs`: by the playback clocks of the two elements, read at one moment.
 */
export type Drift = { readonly pictureMs: number; readonly clockMs: number };

/**
 * A small drift is played off by a slightly different speed, a large one is jumped over. Pictures come at the display's
 * beat, so that two clips in step may seem a repaint apart: a speed set by that would go to and fro for ever, and each
 * time cost pictures. The clocks are exact, and they are what a speed changes.
 */
export function correctionOf({ pictureMs, clockMs }: Drift, speed: number, correcting: boolean): Correction {
  const scale = Math.max(1, speed);
  if (Math.abs(pictureMs) / scale > seekBeyond) return { kind: 'seek' };
  const off = Math.abs(clockMs) / scale;
  if (off <= (correcting ? endBelow : beginBeyond)) return { kind: 'play', rate: speed, correcting: false };
  const change = Math.min(mostChange, Math.max(leastChange, off / inMs));
  // In steps, so that the browser isn't told a new speed for every breath.
  const stepped = Math.round(change / leastChange) * leastChange;
  return {
    kind: 'play',
    rate: Math.min(fastest, speed * (1 - Math.sign(clockMs) * stepped)),
    correcting: true,
  };
}

/** What was measured of one camera since the review was opened. */
export type Meter = {
  readonly recent: readonly Drift[];
  /** The drift now by the pictures, milliseconds; null: not measured since the last start. */
  readonly driftMs: number | null;
  /** The drift now by the clocks, milliseconds; 0: not measured since the last start. */
  readonly clockMs: number;
  readonly worstMs: number | null;
  /** Measured this often since the last start. */
  readonly count: number;
};

export const nothingMeasured: Meter = { recent: [], driftMs: null, clockMs: 0, worstMs: null, count: 0 };

/** A picture may come late on the glass by itself, so that the middle one of so many measurements counts. */
const window = 5;
/** The first measurements after a start or a jump, in which the camera is brought into step, aren't held against it. */
const settling = 12;

/** Takes one measurement into account. They are taken ten times a second while both play. */
export function measured(before: Meter, drift: Drift): Meter {
  const recent = [...before.recent, drift].slice(-window);
  const driftMs = middleOf(recent.map(({ pictureMs }) => pictureMs));
  const count = before.count + 1;
  const isSettled = count > settling && recent.length === window;
  const worstMs = isSettled ? Math.max(before.worstMs ?? 0, Math.abs(driftMs)) : before.worstMs;
  return { recent, driftMs, clockMs: middleOf(recent.map(({ clockMs }) => clockMs)), worstMs, count };
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Playing stopped or a place was jumped to: what comes is a new start. The worst stays on record. */
export function restarted(before: Meter): Meter {
  return { ...before, recent: [], clockMs: 0, count: 0 };
}

/** Measured often enough in a row to act on: one late picture is no reason to jump. */
export function isSure({ recent }: Meter): boolean {
  return recent.length === window;
}
