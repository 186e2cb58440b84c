import type { Player } from '../player/player.ts';
import { type Place, placeOf } from './alignment.ts';
import {
  correctionOf,
  driftOf,
  isSure,
  type Meter,
  measured,
  nothingMeasured,
  restarted,
  type Shown,
} from './drift.ts';
import { type Follower, hearShown } from './follower.ts';

/** How often drift is measured, and how often it is told, in milliseconds. */
const measureEvery = 100;
const tellEvery = 500;
/**
 * A jump takes its time; another one sooner would never arrive. Each that didn't help waits twice as long: on a machine
 * that is too slow, jumps would only make it slower.
 */
const seekPause = 1500;
const longestPause = 24_000;
/** The longest that a camera is sent ahead to make up for the time that the jump itself takes. */
const mostAhead = 1500;

export type RigHears = {
  readonly place: (id: string, state: Place['state']) => void;
  readonly drift: (id: string, meter: Meter) => void;
};

type Line = {
  readonly follower: Follower;
  offsetMs: number;
  lengthMs: number | null;
  place: Place['state'] | null;
  meter: Meter;
  correcting: boolean;
  rate: number;
  soughtAt: number;
  pauseMs: number;
  /** How long a jump took the last times, in milliseconds. */
  aheadMs: number;
  wasSought: boolean;
};

export type Rig = ReturnType<typeof createRig>;

/** Keeps other cameras beside the player under review: it leads, they follow, and it never waits for them. */
export function createRig(leader: Player, hears: RigHears) {
  const lines = new Map<string, Line>();
  let leaderShown: Shown | null = null;
  let leaderVideo: HTMLVideoElement | null = null;
  let stopHearing: (() => void) | null = null;
  let toldAt = 0;

  const stopTime = leader.onTime(follow);
  const stopState = leader.store.subscribe((now, before) => {
    if (now.playing !== before.playing || now.seeking !== before.seeking || now.speed !== before.speed)
      restart();
    follow();
  });
  const timer = setInterval(measure, measureEvery);
  // While nobody looks no picture comes, and the browser may hold back what is silent: a new start when it is seen again.
  document.addEventListener('visibilitychange', restart);

  function follow(): void {
    hearLeader();
    if (leaderVideo === null || lines.size === 0) return;
    for (const [id, line] of lines) keepUp(id, line);
  }

  function hearLeader(): void {
    const video = leader.video();
    if (video === leaderVideo) return;
    stopHearing?.();
    leaderVideo = video;
    leaderShown = null;
    stopHearing =
      video === null
        ? null
        : hearShown(video, (shown) => {
            leaderShown = shown;
          });
  }

  function isMoving(): boolean {
    const { playing, seeking, phase } = leader.store.getState();
    return playing && !seeking && phase !== 'stalled' && phase !== 'loading';
  }

  function isWaiting(): boolean {
    const { playing, seeking } = leader.store.getState();
    return playing && !seeking;
  }

  function leaderMs(): number {
    return (leaderVideo?.currentTime ?? 0) * 1000;
  }

  function keepUp(id: string, line: Line): void {
    const { follower } = line;
    const place = placeOf(leaderMs(), line.offsetMs, follower.lengthMs() ?? line.lengthMs);
    if (place.state !== line.place) {
      line.place = place.state;
      line.meter = restarted(line.meter);
      hears.place(id, place.state);
    }
    if (place.state === 'running' && isMoving()) follower.play(line.rate);
    // It waits for data only: the others wait with it where they are, since a jump would cost more than the wait.
    else if (place.state === 'running' && isWaiting()) follower.hold();
    else follower.stand(place.atMs);
  }

  function restart(): void {
    leaderShown = null;
    for (const line of lines.values()) {
      line.meter = restarted(line.meter);
      line.correcting = false;
      line.rate = leader.store.getState().speed;
    }
  }

  function measure(): void {
    if (!isMoving() || document.visibilityState !== 'visible') return;
    const now = performance.now();
    const isTelling = now - toldAt >= tellEvery;
    if (isTelling) toldAt = now;
    for (const [id, line] of lines) {
      if (line.place === 'running') bringIntoStep(line, now);
      if (isTelling) hears.drift(id, line.meter);
    }
  }

  function bringIntoStep(line: Line, now: number): void {
    const { follower } = line;
    const shown = follower.shown();
    const { speed } = leader.store.getState();
    if (leaderShown === null || shown === null || !follower.canGoOn()) return;
    // A picture that has stood for long says where the clip was, not where it is.
    if (now - shown.wallMs > longestHold || now - leaderShown.wallMs > longestHold) return;
    const pictureMs = driftOf(leaderShown, shown, line.offsetMs, speed);
    // Read in one go: within it the browser lets no clock run on.
    const clockMs = follower.clockMs() + line.offsetMs - leaderMs();
    if (line.wasSought) {
      // It came too late by so much: the next jump goes further ahead.
      line.wasSought = false;
      line.aheadMs = Math.min(mostAhead, Math.max(0, line.aheadMs - pictureMs / speed));
    }
    line.meter = measured(line.meter, { pictureMs, clockMs });
    const drift = { pictureMs: line.meter.driftMs ?? pictureMs, clockMs: line.meter.clockMs };
    const correction = correctionOf(drift, speed, line.correcting);
    if (correction.kind === 'play') {
      line.correcting = correction.correcting;
      line.rate = correction.rate;
      if (!correction.correcting) line.pauseMs = seekPause;
    } else if (isSure(line.meter) && now - line.soughtAt > line.pauseMs) {
      line.pauseMs = Math.min(longestPause, line.pauseMs * 2);
      line.soughtAt = now;
      line.wasSought = true;
      line.correcting = false;
      line.rate = speed;
      line.meter = restarted(line.meter);
      follower.seek(leaderMs() - line.offsetMs + line.aheadMs * speed);
    }
  }

  return {
    add: (id: string, follower: Follower, offsetMs: number, lengthMs: number | null): void => {
      const rate = leader.store.getState().speed;
      lines.set(id, {
        follower,
        offsetMs,
        lengthMs,
        place: null,
        meter: nothingMeasured,
        correcting: false,
        rate,
        soughtAt: Number.NEGATIVE_INFINITY,
        pauseMs: seekPause,
        aheadMs: 150,
        wasSought: false,
      });
      follower.video.addEventListener('loadedmetadata', follow);
      follow();
    },
    remove: (id: string): void => {
      const line = lines.get(id);
      lines.delete(id);
      line?.follower.video.removeEventListener('loadedmetadata', follow);
      line?.follower.dispose();
    },
    followerOf: (id: string): Follower | null => lines.get(id)?.follower ?? null,
    /** Lays a camera elsewhere beside the leader; what was measured before doesn't count for it. */
    align: (id: string, offsetMs: number): void => {
      const line = lines.get(id);
      if (line === undefined) return;
      line.offsetMs = offsetMs;
      line.meter = nothingMeasured;
      line.soughtAt = Number.NEGATIVE_INFINITY;
      line.pauseMs = seekPause;
      follow();
    },
    /** Which camera is heard, and how loud; null: none of these. */
    hear: (heard: string | null, volume: number): void => {
      for (const [id, { follower }] of lines) {
        follower.video.volume = volume;
        follower.video.muted = id !== heard;
      }
    },
    stop: (): void => {
      stopTime();
      stopState();
      stopHearing?.();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', restart);
      for (const { follower } of lines.values()) follower.dispose();
      lines.clear();
    },
  };
}

const longestHold = 1000;
