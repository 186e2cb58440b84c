import { lengthMs } from './media.ts';
import { arrived, goal, notSeeking, type Seeking, wish } from './seeking.ts';

/** What seeks in the video of a player. */
export type Seeker = ReturnType<typeof createSeeker>;

type Behind = {
  readonly video: () => HTMLVideoElement | null;
  /** Whether the video has been given its clip. */
  readonly hasClip: () => boolean;
  /** The place has changed. */
  readonly tell: () => void;
};

/**
 * Seeks in a video, the newest wish first. The reviewer's hand is quicker than the network: a place that is wished for
 * before the clip's length is known is gone to as soon as it is.
 */
export function createSeeker({ video, hasClip, tell }: Behind) {
  let seeking: Seeking = notSeeking;
  let awaited: number | null = null;

  function isKnown(): boolean {
    return hasClip() && (video()?.readyState ?? 0) >= HTMLMediaElement.HAVE_METADATA;
  }

  /** Milliseconds of the clip; kept inside it. */
  function to(toMs: number): void {
    if (!isKnown()) {
      awaited = Math.max(0, toMs);
      tell();
      return;
    }
    const element = video();
    const end = element === null ? null : lengthMs(element);
    if (end === null) return;
    const next = wish(seeking, Math.min(end, Math.max(0, toMs)), performance.now());
    seeking = next.seeking;
    if (next.start !== null) now(next.start);
    tell();
  }

  function now(toMs: number): void {
    const element = video();
    if (element !== null) element.currentTime = toMs / 1000;
  }

  return {
    to,
    /** Where it is going, in milliseconds; null: it is where it should be. */
    goal: (): number | null => awaited ?? goal(seeking),
    /** The seek under way has arrived; a newer wish begins the next one. */
    arrived: (): void => {
      const next = arrived(seeking, performance.now());
      seeking = next.seeking;
      if (next.start !== null) now(next.start);
      tell();
    },
    /** Another clip was given to the video, or its length has come: goes where it was to go. */
    known: (): void => {
      if (awaited === null || !isKnown()) return;
      const toMs = awaited;
      awaited = null;
      to(toMs);
    },
    /** Begins anew with a clip, at a place of it where one is given; what was wished for before there was one still counts. */
    begin: (atMs: number): void => {
      seeking = notSeeking;
      if (atMs > 0) awaited = atMs;
    },
    forget: (): void => {
      seeking = notSeeking;
      awaited = null;
    },
  };
}
