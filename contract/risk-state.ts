import { z } from 'zod';
import { VideoRow } from './library-state.ts';
import { OutcomeKind } from './nouns/class-fit.ts';
import { Decision, ReclassificationRecord } from './nouns/classification.ts';
import { Code, Id, Name } from './nouns/text.ts';
import { Instant } from './time.ts';

/** Recordings whose class doesn't fit, and requests that wait for a second person, as one screen shows them. */

/** What is wrong with a class: it doesn't answer to an outcome, or nobody gave it in time. */
export const Issue = z.enum([...OutcomeKind.options, 'unclassified']);
export type Issue = z.infer<typeof Issue>;

export const RiskFilter = z.object({
  issue: Issue.optional(),
  officerId: Id.optional(),
  /** A squad or a division. */
  unitId: Id.optional(),
  /** Recorded at `from` or later, up to, not including, `to`: instants. */
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  deletedWithinDays: z.coerce.number().int().min(0).max(100_000).optional(),
});
export type RiskFilter = z.infer<typeof RiskFilter>;

/** Where a request about a video stands: kept here and not sent, waiting, overtaken; none. */
export const Asked = z.enum(['none', 'kept', 'waiting-for-second', 'conflict']);

export const RiskRow = z.object({
  video: VideoRow,
  issues: z.array(Issue).min(1),
  /** What came of its calls that the class doesn't fit: `Citation 8841234`. */
  outcome: z.string(),
  /** What doesn't fit, in one sentence. */
  says: z.string(),
  hold: Name.nullable(),
  asked: Asked,
});
export type RiskRow = z.infer<typeof RiskRow>;

export const RiskPage = z.object({
  rows: z.array(RiskRow),
  /** Recordings that the filter finds. */
  count: z.int(),
  /** The same without the filter's issue, by issue; one recording can have several. */
  counts: z.record(Issue, z.int()),
  all: z.int(),
  rule: z.object({
    version: z.int(),
    graceDays: z.int(),
    says: z.string(),
    /** Which classes fit each outcome, in words: "Citation: Felony, Homicide". */
    fits: z.array(z.string()),
  }),
  /** Recordings still to be looked at; 0: the list is whole. */
  behind: z.int(),
});
export type RiskPage = z.infer<typeof RiskPage>;

/** What a request would do to one recording, and whether it can be made. */
export const Foreseen = z.object({
  videoId: Id,
  title: z.string(),
  officerName: Name.nullable(),
  recordedAt: Instant.nullable(),
  zone: z.string(),
  from: z.array(Code),
  deletedAtBefore: Instant.nullable(),
  deletedAtAfter: Instant.nullable(),
  /** `shorter` waits for a second person. */
  effect: z.enum(['longer', 'same', 'shorter', 'refused']),
  why: z.enum(['held', 'class-unchanged', 'asked-for', 'not-here']).nullable(),
});
export type Foreseen = z.infer<typeof Foreseen>;

/** A request that would shorten how long a recording is kept, with what it would do. */
export const WaitingRequest = z.object({
  request: ReclassificationRecord,
  video: VideoRow.nullable(),
  hold: Name.nullable(),
  deletedAtBefore: Instant.nullable(),
  deletedAtAfter: Instant.nullable(),
  isMine: z.boolean(),
  mayDecide: z.boolean(),
  /** Decided or taken back here, and on its way; null: neither. */
  said: z.union([Decision, z.literal('withdrawn')]).nullable(),
});
export type WaitingRequest = z.infer<typeof WaitingRequest>;
