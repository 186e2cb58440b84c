import type { Watched } from '../../contract/nouns/review.ts';
import { ms } from '../../contract/time.ts';

/**
 * Which parts of a clip were really shown. A part counts when playback moved over it by playing, at a known speed, in
 * a visible window, and a picture was presented at both ends of it. Seeking and a video without a picture add nothing; a
 * hidden window adds a stretch that is on record as hidden and isn't counted.
 */
export type Stretch = Watched['stretches'][number];

/** One look at the player. `pictures` counts the pictures presented so far; it never falls while a clip is open. */
export type Look = {
  readonly atMs: number;
  /** A clock that goes on while the clip doesn't, in milliseconds. */
  readonly wallMs: number;
  readonly moving: boolean;
  readonly visible: boolean;
  readonly speed: number;
  readonly sound: boolean;
  readonly pictures: number;
  /** The clip has come to its end; its last picture stood until then. */
  readonly ended: boolean;
};

export type Coverage = {
  readonly stretches: readonly Stretch[];
  /** The look before, and since when no picture has been presented. */
  readonly last: Look | null;
  readonly heldFromMs: number | null;
};

/** A picture may stand this long (milliseconds of the clip at 1×) before the next one; longer, and it has stopped. */
const longestHold = 2500;
/** How far playback may run ahead of the wall clock between two looks before it is taken for a jump. */
const jump = 400;

export function coverageFrom(watched: Watched): Coverage {
  return { stretches: watched.stretches, last: null, heldFromMs: null };
}

/** Takes one look into account. Call it several times a second, and at every play, pause, seek and change of speed. */
export function look(before: Coverage, now: Look): Coverage {
  const last = before.last;
  const moved = last !== null && movedByPlaying(last, now);
  if (!moved) return { stretches: before.stretches, last: now, heldFromMs: null };

  if (!last.visible || !now.visible) {
    // A browser presents no pictures to a hidden window, so none are waited for.
    const { speed, sound } = last;
    const unseen = { startMs: ms(last.atMs), endMs: ms(now.atMs), speed, sound, hidden: true };
    return { stretches: withStretch(before.stretches, unseen), last: now, heldFromMs: null };
  }

  const from = before.heldFromMs ?? last.atMs;
  const isSame = now.pictures === last.pictures && !(now.ended && now.pictures > 0);
  if (isSame) return { ...before, last: now, heldFromMs: from };

  const stood = now.atMs - from <= longestHold * now.speed;
  const stretch = {
    startMs: ms(stood ? from : last.atMs),
    endMs: ms(now.atMs),
    speed: last.speed,
    sound: last.sound,
  };
  return { stretches: withStretch(before.stretches, stretch), last: now, heldFromMs: null };
}

/** Forget the look before: what lies between it and the next one was jumped over. */
export function interrupted(before: Coverage): Coverage {
  return { ...before, last: null, heldFromMs: null };
}

/** The form in which it is stored with the review. */
export function watchedOf(coverage: Coverage): Watched {
  return { stretches: [...coverage.stretches], shownMs: ms(shownMs(coverage.stretches)) };
}

/** Share of the clip shown at least once, 0–100, rounded down: 99.9 % isn't all of it. */
export function shownPercent(coverage: Pick<Coverage, 'stretches'>, durationMs: number): number {
  if (durationMs <= 0) return 0;
  // The last picture begins before the clip ends, so the last tenth of a second can't be moved over.
  const slack = Math.min(100, durationMs * 0.01);
  return Math.min(100, Math.floor((shownMs(coverage.stretches) / (durationMs - slack)) * 100));
}

/** Milliseconds of the clip covered by at least one stretch that could be seen. */
export function shownMs(stretches: readonly Stretch[]): number {
  return union(stretches.filter(({ hidden }) => hidden !== true)).reduce(
    (sum, part) => sum + part.endMs - part.startMs,
    0,
  );
}

/** The covered parts, in order, overlaps merged. */
export function union(stretches: readonly { readonly startMs: number; readonly endMs: number }[]) {
  const parts: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    const open = parts.at(-1);
    if (open !== undefined && startMs <= open.endMs) open.endMs = Math.max(open.endMs, endMs);
    else parts.push({ startMs, endMs });
  }
  return parts;
}

function movedByPlaying(last: Look, now: Look): boolean {
  const moved = now.atMs - last.atMs;
  const possible = (now.wallMs - last.wallMs) * last.speed * 1.25 + jump;
  return last.moving && moved > 0 && moved <= possible;
}

/** Joins a new stretch with those of the same speed, sound and visibility that it touches, so that the list stays short. */
function withStretch(stretches: readonly Stretch[], added: Stretch): readonly Stretch[] {
  if (added.endMs <= added.startMs) return stretches;
  const touches = (other: Stretch) =>
    other.speed === added.speed &&
    other.sound === added.sound &&
    other.hidden === added.hidden &&
    other.startMs <= added.endMs &&
    other.endMs >= added.startMs;
  const touched = stretches.filter(touches);
  const joined = {
    ...added,
    startMs: ms(Math.min(added.startMs, ...touched.map(({ startMs }) => startMs))),
    endMs: ms(Math.max(added.endMs, ...touched.map(({ endMs }) => endMs))),
  };
  return [...stretches.filter((other) => !touches(other)), joined].toSorted((a, b) => a.startMs - b.startMs);
}
