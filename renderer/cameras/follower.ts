import { createEngine, type Engine, type EngineError, type Source } from '../player/engine.ts';
import { frameLengths } from '../player/frames.ts';
import { lengthMs } from '../player/media.ts';
import { arrived, notSeeking, type Seeking, wish } from '../player/seeking.ts';
import type { Shown } from './drift.ts';

/** Pictures of an element as they are put on the glass. The answer stops listening. */
export function hearShown(video: HTMLVideoElement, hear: (shown: Shown) => void): () => void {
  let call = video.requestVideoFrameCallback(seen);
  function seen(_: number, { mediaTime, expectedDisplayTime }: VideoFrameCallbackMetadata): void {
    call = video.requestVideoFrameCallback(seen);
    hear({ atMs: mediaTime * 1000, wallMs: expectedDisplayTime });
  }
  return () => video.cancelVideoFrameCallback(call);
}

export type Follower = ReturnType<typeof createFollower>;

/** Nearer than this to where it should be, a camera isn't moved while it stands, in milliseconds. */
const nearEnough = 2;

/**
 * A video beside the one under review: it goes where it is told, and tells what it shows. It makes no coverage, no
 * marks and no frame index, and is silent unless it is chosen to be heard.
 */
export function createFollower(fail: (error: EngineError) => void, bringEngine: () => Engine = createEngine) {
  const engine = bringEngine();
  const { video } = engine;
  const lengths = frameLengths();
  let seeking: Seeking = notSeeking;
  let shown: Shown | null = null;
  let aim: number | null = null;
  video.muted = true;
  engine.hear({
    error: fail,
    picture: (seconds, wallMs) => {
      if (shown !== null && !video.seeking) lengths.learn(shown.atMs / 1000, seconds);
      shown = { atMs: seconds * 1000, wallMs };
    },
  });
  video.addEventListener('seeked', () => {
    const next = arrived(seeking, performance.now());
    seeking = next.seeking;
    if (next.start !== null) video.currentTime = next.start / 1000;
  });

  function seek(toMs: number): void {
    aim = toMs;
    shown = null;
    const next = wish(seeking, toMs, performance.now());
    seeking = next.seeking;
    if (next.start !== null) video.currentTime = next.start / 1000;
  }

  return {
    video,
    load: (source: Source): void => {
      shown = null;
      aim = null;
      seeking = notSeeking;
      engine.load(source);
    },
    /** Stands still at a place of its own clip, in milliseconds. */
    stand: (atMs: number): void => {
      if (!video.paused) video.pause();
      if (video.readyState < HTMLMediaElement.HAVE_METADATA) return;
      if (Math.abs((aim ?? video.currentTime * 1000) - atMs) > nearEnough || aim === null) seek(atMs);
    },
    /** Plays on from where it is. At its end it stays there: the browser would begin again. */
    play: (rate: number): void => {
      aim = null;
      if (video.ended) return;
      if (video.playbackRate !== rate) video.playbackRate = rate;
      // The browser may refuse while there is no data yet; it is asked again with the next picture.
      if (!video.paused) return;
      // The picture that stood until now says nothing of when playing began.
      shown = null;
      void video.play().catch(() => undefined);
    },
    /** Stops where it is. */
    hold: (): void => {
      if (!video.paused) video.pause();
    },
    seek,
    /** What it showed last since it was last moved; null: nothing yet. */
    shown: (): Shown | null => (video.seeking ? null : shown),
    /** Where its clock is, in milliseconds of its own clip. */
    clockMs: (): number => video.currentTime * 1000,
    /** The place of the picture on the glass, for a mark; milliseconds. */
    pictureMs: (): number => Math.round(shown?.atMs ?? video.currentTime * 1000),
    /** Milliseconds of one of its frames, as seen; null before two came in a row. */
    frameMs: (): number | null => {
      const seconds = lengths.shortest();
      return seconds === null ? null : seconds * 1000;
    },
    /** As the media says, milliseconds; null before it is known. */
    lengthMs: (): number | null => lengthMs(video),
    canGoOn: (): boolean => video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA && !video.seeking,
    dispose: engine.dispose,
  };
}
