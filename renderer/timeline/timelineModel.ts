import type { z } from 'zod';
import type { Interval } from '../../contract/nouns/video.ts';
import type { Stretch } from '../player/watched.ts';
import type { Band, SoundShape } from '../reading/soundShape.ts';
import type { DispatchMark } from './dispatchMarks.ts';

export type TimelineFinding = {
  readonly id: string;
  readonly startMs: number;
  /** Null for a moment. */
  readonly endMs: number | null;
  /** A colour of the palette: `var(--late)`. */
  readonly colour: string;
  /** Beside it: "late start, no reason heard". */
  readonly text: string;
  readonly lane: 'findings' | 'notes';
  /** False while it is on its way to the disk: drawn hollow. */
  readonly isKept: boolean;
  /** Begun while playing, and not ended yet. */
  readonly isRunning: boolean;
};

/** Everything on the timeline that is not the playhead; places in milliseconds of the clip. */
export type TimelineModel = {
  readonly durationMs: number;
  /** End of the pre-event buffer; null when unknown, 0 when there was none. */
  readonly activationMs: number | null;
  readonly bufferHasAudio: boolean;
  /** False: the clip has no sound at all. Null: unknown. */
  readonly hasSound: boolean | null;
  /** What the clip was found to sound like, as far as it has been listened to; null before that. */
  readonly sound: SoundShape | null;
  /** Where somebody was found to speak; null while that isn't known. */
  readonly speech: readonly Band[] | null;
  /** How far the desk has listened, 0–1; null when it doesn't or has done so. */
  readonly listening: number | null;
  readonly muted: readonly z.infer<typeof Interval>[];
  readonly watched: readonly Stretch[];
  readonly dispatch: readonly DispatchMark[];
  readonly findings: readonly TimelineFinding[];
};
