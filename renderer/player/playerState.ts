import type { z } from 'zod';
import type { Interval } from '../../contract/nouns/video.ts';
import type { EngineError } from './engine.ts';

/**
 * What the window shows of the player. The place of playback is not here: it changes with every picture, and is
 * written straight to the glass (see `onTime`).
 */
export type PlayerState = {
  /** `empty`: no source. `stalled`: it would play, but data is missing. */
  readonly phase: 'empty' | 'loading' | 'ready' | 'stalled' | 'ended' | 'failed';
  readonly playing: boolean;
  readonly seeking: boolean;
  /** As the media says, milliseconds; null before it is known, and for nonsense (NaN, infinite). */
  readonly durationMs: number | null;
  readonly speed: number;
  /** 0–1. */
  readonly volume: number;
  readonly muted: boolean;
  readonly buffered: readonly z.infer<typeof Interval>[];
  /** Pixels of the picture; 0 when there is sound only, null before it is known. */
  readonly pictureWidth: number | null;
  readonly error: EngineError | null;
};

export const noClip = {
  phase: 'empty',
  playing: false,
  seeking: false,
  durationMs: null,
  buffered: [],
  pictureWidth: null,
  error: null,
} as const satisfies Partial<PlayerState>;

export const slowest = 0.125;
export const fastest = 16;
export const speeds: readonly number[] = [0.125, 0.25, 0.5, 1, 1.5, 2, 4, 8, 16];

/** The next slower or faster of the usual speeds. */
export function nextSpeed(now: number, direction: 1 | -1): number {
  const found =
    direction === 1 ? speeds.find((speed) => speed > now) : speeds.findLast((speed) => speed < now);
  return found ?? now;
}

/** `0.5` → `"½×"` */
export function speedText(speed: number): string {
  const whole = Math.floor(speed);
  const part = fractions.get(speed - whole);
  return part === undefined ? `${speed}×` : `${whole === 0 ? '' : whole}${part}×`;
}

const fractions: ReadonlyMap<number, string> = new Map([
  [0.125, '⅛'],
  [0.25, '¼'],
  [0.5, '½'],
]);
