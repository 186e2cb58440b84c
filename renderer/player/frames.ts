import type { FrameStamp } from '../../contract/nouns/finding.ts';

/**
 * What the browser says about the picture that is really on the glass. `seconds` is the picture's own media time, to
 * the microsecond; `count` is how many were presented so far.
 */
export type Picture = { readonly seconds: number; readonly count: number };

/** Browsers keep media time in microseconds, so these ticks lose nothing. */
const ticks = 1_000_000;

/**
 * The stamp of the picture shown, as far as the browser alone tells; without a picture, of the playback clock
 * (`source: 'clock'`). Once the container's index is there, stamps come from it (exactFrames.ts).
 */
export function frameStamp(picture: Picture | null, clockSeconds: number, sha256: string | null): FrameStamp {
  return {
    sha256,
    pts: Math.round((picture?.seconds ?? clockSeconds) * ticks),
    timeBase: ticks,
    number: null,
    source: picture === null ? 'clock' : 'picture',
  };
}

/**
 * Where on the clip a mark belongs that is made now, in milliseconds: at the picture. When the picture has stood for
 * more than a second (sound that goes on after the last picture), the clock is nearer to what the reviewer means.
 */
export function placeMs(picture: Picture | null, clockSeconds: number, speed: number): number {
  const seconds =
    picture !== null && Math.abs(clockSeconds - picture.seconds) <= Math.max(1, speed)
      ? picture.seconds
      : clockSeconds;
  return Math.max(0, Math.round(seconds * 1000));
}

/** Learns how short frames are from the pictures that were presented one after the other. */
export function frameLengths() {
  let shortest: number | null = null;
  return {
    /** Takes two pictures presented in a row, in seconds. Gaps of dropped pictures are multiples, so the shortest is right. */
    learn: (before: number, after: number): void => {
      const length = after - before;
      if (length > 0.002 && length < 1 && (shortest === null || length < shortest)) shortest = length;
    },
    /** Seconds; null before two pictures were seen in a row. */
    shortest: (): number | null => shortest,
    forget: (): void => {
      shortest = null;
    },
  };
}
