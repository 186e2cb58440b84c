import { z } from 'zod';
import { VideoRow } from './library-state.ts';
import { Dispatch } from './nouns/dispatch.ts';
import { Commitment, DrawnItem, Extension, Replacement, SeedOrigin } from './nouns/draw.ts';
import { Plan } from './nouns/plan.ts';
import { Period, Programme } from './nouns/programme.ts';
import { ItemState, PaperEntry, SampleItem } from './nouns/sample.ts';
import { Code, Id, Name, Note, Sha256 } from './nouns/text.ts';
import { SentState } from './sync-state.ts';
import { Instant } from './time.ts';

/** The shapes of the screens for programmes, plans, draws and samples. */

/** One officer's (or squad's) part of a period. */
export const ProgressRow = z.object({
  officerId: Id.nullable(),
  officerName: Name.nullable(),
  badge: z.string().nullable(),
  squadId: Id.nullable(),
  squadName: Name.nullable(),
  goal: z.int(),
  drawn: z.int(),
  done: z.int(),
  overdue: z.int(),
});

export const ProgrammeProgress = z.object({
  programme: Programme,
  period: Period,
  daysLeft: z.int(),
  rows: z.array(ProgressRow),
});
export type ProgrammeProgress = z.infer<typeof ProgrammeProgress>;

/** `draft`: may change; `committed`: waits for its seed; `working`: drawn; `signed`: closed. */
export const PlanState = z.enum(['draft', 'committed', 'working', 'signed']);

export const PlanRow = z.object({
  plan: Plan,
  state: PlanState,
  sent: SentState,
  /** Of its newest draw. */
  drawId: Id.nullable(),
  sample: z.int(),
  settled: z.int(),
  draws: z.int(),
  mine: z.boolean(),
});
export type PlanRow = z.infer<typeof PlanRow>;

/** The frame that a plan's query finds now. Shown and counted; nothing is committed to. */
export const FrameCount = z.object({
  items: z.int(),
  strata: z.array(z.object({ key: Name, label: Name, population: z.int() })),
  /** Ids that several items share; such a frame can't be drawn from. The first twenty. */
  duplicates: z.array(z.string()),
  duplicateCount: z.int(),
  /** Items left out because they have no id in the real world. */
  withoutId: z.int(),
});
export type FrameCount = z.infer<typeof FrameCount>;

export const PlanDetail = z.object({
  plan: Plan,
  state: PlanState,
  sent: SentState,
  committed: z.object({ drawId: Id, commitment: Commitment, sha256: Sha256, sent: SentState }).nullable(),
  /** The oldest first, used or not. */
  draws: z.array(
    z.object({
      drawId: Id,
      attempt: z.int(),
      commitmentSha256: Sha256,
      committedAt: Instant,
      redrawReason: Code.nullable(),
      drawn: z.boolean(),
    }),
  ),
});
export type PlanDetail = z.infer<typeof PlanDetail>;

/** An item of a sample with what its list shows. */
export const SampleRow = z.object({
  item: DrawnItem,
  /** Null: nothing has been said about it yet. */
  kept: SampleItem.nullable(),
  sent: SentState.nullable(),
  state: ItemState,
  /** A spare that took an item's place works like a drawn one. */
  inPlaceOf: z.string().nullable(),
  replacedBy: z.string().nullable(),
  /** Null: the record isn't on this desk (any more). */
  video: VideoRow.nullable(),
  dispatch: z
    .object({
      dispatch: Dispatch,
      officerName: Name.nullable(),
      badge: z.string().nullable(),
      squadName: Name.nullable(),
      /** Recordings of that officer that overlap the call. */
      videos: z.array(VideoRow),
    })
    .nullable(),
  reviewId: Id.nullable(),
  /** Drawn for a second, blind review. Null until both reviews are in, unless the reader is the second reviewer. */
  second: z.enum(['owed', 'submitted']).nullable(),
});
export type SampleRow = z.infer<typeof SampleRow>;

export const DrawDetail = z.object({
  id: Id,
  plan: Plan,
  state: PlanState,
  commitment: Commitment,
  commitmentSha256: Sha256,
  seed: z.string(),
  seedOrigin: SeedOrigin,
  seedEnteredAt: Instant,
  drawnBy: Name,
  extensions: z.array(Extension),
  replacements: z.array(Replacement),
  otherDraws: z.array(z.object({ id: Id, commitmentSha256: Sha256 })),
  rows: z.array(SampleRow),
  sparesLeft: z.array(z.object({ stratum: Name, left: z.int() })),
  mine: z.boolean(),
  sent: SentState,
});
export type DrawDetail = z.infer<typeof DrawDetail>;

/** Something added to a signed paper, and whether the central has it. */
export const KeptEntry = PaperEntry.extend({ sent: SentState });
export type KeptEntry = z.infer<typeof KeptEntry>;

/** Footage of a sample, kept on this desk to be watched without the network. */
export const CheckOut = z.object({
  state: z.enum(['none', 'running', 'paused', 'ready', 'expired']),
  /** Clips that may be taken along, their bytes, and what stands in the way of the others. */
  clips: z.int(),
  bytes: z.int(),
  doneClips: z.int(),
  doneBytes: z.int(),
  refused: z.array(z.object({ itemId: z.string(), says: z.string() })),
  /** What came isn't what is on record, or the copy here was damaged since; it can be fetched anew. */
  broken: z.array(z.object({ itemId: z.string(), says: z.string() })),
  freeBytes: z.int().nullable(),
  leaseEndsAt: Instant.nullable(),
  says: Note.nullable(),
});
export type CheckOut = z.infer<typeof CheckOut>;
