import { z } from 'zod';
import { Instant, Ms } from '../time.ts';
import { Code, Id, Note, Sha256 } from './text.ts';

/**
 * One source frame, so that a stranger finds it again: the container's own timestamp, never time × fps.
 * `source` says how it was learned: from the container's index, or from the picture the browser showed.
 */
export const FrameStamp = z.object({
  sha256: Sha256.nullable(),
  /** Presentation timestamp in ticks of the time base. */
  pts: z.int(),
  /** Ticks per second. */
  timeBase: z.int().positive(),
  /** Counted from 0 in presentation order; null while the index isn't known. */
  number: z.int().nonnegative().nullable(),
  source: z.enum(['index', 'picture', 'clock']),
});
export type FrameStamp = z.infer<typeof FrameStamp>;

/** A place or a stretch of a clip. `rawStartMs` is where the key was pressed, before a reaction time was subtracted. */
export const Mark = z.object({
  startMs: Ms,
  endMs: Ms.nullable(),
  startFrame: FrameStamp.nullable(),
  endFrame: FrameStamp.nullable(),
  rawStartMs: Ms.nullable(),
  rawEndMs: Ms.nullable(),
});
export type Mark = z.infer<typeof Mark>;

/** What a reviewer found, at its place on the video. `kind` and `exception` are codes of the department's lists. */
export const Finding = z.object({
  id: Id,
  reviewId: Id,
  kind: Code,
  mark: Mark,
  /** For late starts, early stops, gaps and mutes: was a reason spoken? Null: not asked or not yet answered. */
  reasonHeard: z.enum(['yes', 'no', 'unclear']).nullable(),
  reasonAtMs: Ms.nullable(),
  exception: Code.nullable(),
  note: Note,
  createdAt: Instant,
  changedAt: Instant,
});
export type Finding = z.infer<typeof Finding>;
