import { z } from 'zod';
import { SyncSummary } from './desk-state.ts';
import { VideoRow } from './library-state.ts';
import { Reclassification } from './nouns/classification.ts';
import { Code, Id, Name } from './nouns/text.ts';
import { Problem } from './problem.ts';
import { Instant } from './time.ts';

/** What was sent, what waits, and how safely the work lies. */

/** Where an item of work stands: kept on this machine only, or at the central, or waiting for the reviewer. */
export const SentState = z.enum(['kept', 'accepted', 'conflict', 'refused']);
export type SentState = z.infer<typeof SentState>;

/** An item of work that has not been accepted yet. */
export const OutboxItem = z.object({
  counter: z.int(),
  kind: z.string(),
  /** "Late start at 00:01:00.000, M. Alvarez, KC21-045512" */
  says: z.string(),
  reviewId: Id.nullable(),
  videoId: Id.nullable(),
  keptAt: Instant,
  tries: z.int(),
  state: z.enum(['waiting', 'refused', 'conflict']),
  problem: Problem.nullable(),
});
export type OutboxItem = z.infer<typeof OutboxItem>;

export const Conflict = z.object({
  counter: z.int(),
  video: VideoRow,
  mine: Reclassification,
  theirs: z.object({
    classes: z.array(Code),
    setBy: Name.nullable(),
    setAt: Instant.nullable(),
    reason: z.string().nullable(),
  }),
  deletedAtMine: Instant.nullable(),
  deletedAtTheirs: Instant.nullable(),
});
export type Conflict = z.infer<typeof Conflict>;

/** How the audit log of this desk stands. */
export const LogStanding = z.object({
  entries: z.int().nonnegative(),
  /** The entry up to which the central has signed for it, and when it last did. */
  countersigned: z.object({ no: z.int(), at: Instant }).nullable(),
  /** What is wrong, from which entry on; null: nothing was found. */
  trouble: z
    .object({ fault: z.enum(['broken', 'cut', 'rewritten', 'differs', 'other-key']), no: z.int() })
    .nullable(),
});
export type LogStanding = z.infer<typeof LogStanding>;

/** How the database of this desk was found when it was last opened, and what was done about it. */
export const LastStart = z.object({
  at: Instant,
  /**
   * `fine` · `log`: not closed properly, its log was taken up · `log-mended`: the log was damaged, nothing of it is lost ·
   * `indexes`: made anew from their tables · `mended`: made anew from what could be read and a safety copy.
   */
  found: z.enum(['fine', 'log', 'log-mended', 'indexes', 'mended']),
  /** Where the work came from: the file, the safety copy, both, or only a part of the file, because there was no copy. */
  work: z.enum(['file', 'copy', 'both', 'part']),
  /** When the copy that was used was taken. */
  copyAt: Instant.nullable(),
  /** As far as this desk can tell, nothing that was kept is missing. */
  isSure: z.boolean(),
  /** The central's records are all there; if not, they are fetched again. */
  isPulledWhole: z.boolean(),
  /** Footage that was taken along can still be played. */
  isFootageWhole: z.boolean(),
});
export type LastStart = z.infer<typeof LastStart>;

/** The safety copies of the work on this desk. */
export const SafetyStanding = z.object({
  /** When the newest was taken, and when a restore from one was last proven. */
  copyAt: Instant.nullable(),
  provenAt: Instant.nullable(),
  lastStart: LastStart.nullable(),
});
export type SafetyStanding = z.infer<typeof SafetyStanding>;

export const SyncDetail = z.object({
  summary: SyncSummary,
  waiting: z.array(OutboxItem),
  tray: z.array(OutboxItem),
  conflicts: z.array(Conflict),
  /** The newest first. */
  recent: z.array(z.object({ at: Instant, says: z.string() })),
  log: LogStanding,
  safety: SafetyStanding,
});
export type SyncDetail = z.infer<typeof SyncDetail>;
