import { z } from 'zod';
import { VideoRow } from './library-state.ts';
import { Dispatch } from './nouns/dispatch.ts';
import { MatchChoice, NoVideoAnswer } from './nouns/no-video.ts';
import { Code, Id, Name } from './nouns/text.ts';
import { SentState } from './sync-state.ts';
import { Instant, Ms } from './time.ts';

/** The shapes of the work on dispatches without a recording. */

/**
 * Where a call without a recording stands. `open`: nobody has said anything; `again`: what was waited for hasn't come;
 * `waiting`: it is waited for; `explained`: it has left the rate; `unexplained`: it was answered, and stays in the rate.
 */
export const MissingState = z.enum(['open', 'again', 'waiting', 'explained', 'unexplained']);
export type MissingState = z.infer<typeof MissingState>;

export const KeptAnswer = NoVideoAnswer.extend({ sent: SentState });
export type KeptAnswer = z.infer<typeof KeptAnswer>;

export const KeptChoice = MatchChoice.extend({ sent: SentState });
export type KeptChoice = z.infer<typeof KeptChoice>;

/** A call that should have a recording and has none, with the names that a list shows. */
export const MissingRow = z.object({
  dispatchId: Id,
  eventNumber: Name,
  callType: Name,
  priority: Name.nullable(),
  urgent: z.boolean(),
  selfInitiated: z.boolean(),
  officerId: Id.nullable(),
  officerName: Name.nullable(),
  badge: z.string().nullable(),
  squadName: Name.nullable(),
  unit: Name.nullable(),
  /** When the officer was sent. */
  at: Instant,
  zone: z.string(),
  disposition: Name.nullable(),
  /** Others who were sent to the same event, and how many of them recorded. */
  others: z.object({ sent: z.int(), recorded: z.int() }),
  state: MissingState,
  /** What stands. */
  answer: KeptAnswer.nullable(),
});
export type MissingRow = z.infer<typeof MissingRow>;

export const MissingFilter = z.object({
  /** `due`: open, or due again. */
  state: z.enum(['due', 'waiting', 'explained', 'unexplained', 'all']).default('due'),
  officerId: Id.optional(),
  /** A squad or a division. */
  unitId: Id.optional(),
  /** Priority calls alone. */
  urgent: z.literal('yes').optional(),
  /** Answered with this code. */
  code: Code.optional(),
  /** Sent at `from` or later, up to, not including, `to`: instants. */
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});
export type MissingFilter = z.infer<typeof MissingFilter>;

/** No list shows more at once; priority calls come first, then the oldest. */
export const mostMissing = 1000;

export const MissingQueue = z.object({
  rows: z.array(MissingRow),
  /** All that the filter finds. */
  total: z.int(),
  /** Of all that the filter finds but for its state. */
  counts: z.object({
    due: z.int(),
    urgent: z.int(),
    waiting: z.int(),
    explained: z.int(),
    unexplained: z.int(),
  }),
  /** Calls within the filter that should have a recording, and those of them without one; explained ones are in neither. */
  rate: z.object({ expected: z.int(), without: z.int() }),
  /** This account answers: the officer's sergeant. */
  mayAnswer: z.boolean(),
  /** False: the desk has not compared calls and recordings yet, and will say when it has. */
  isJudged: z.boolean(),
});
export type MissingQueue = z.infer<typeof MissingQueue>;

/** Why a recording may be the one that is looked for. `own`: the rules or a choice by hand say that it is the call's. */
export const FoundWhy = z.enum(['own', 'number', 'same-officer', 'on-scene']);
export type FoundWhy = z.infer<typeof FoundWhy>;

export const FoundVideo = VideoRow.extend({
  why: z.array(FoundWhy).min(1),
  /** From the call's begin to the recording's; negative: it began before. */
  startsAfterMs: Ms,
});
export type FoundVideo = z.infer<typeof FoundVideo>;

export const MissingDetail = z.object({
  dispatch: Dispatch,
  officerName: Name.nullable(),
  badge: z.string().nullable(),
  squadName: Name.nullable(),
  state: MissingState,
  /** A recording is expected and none was found. False: it needs no answer any more. */
  isMissing: z.boolean(),
  /** This account may answer for this officer. */
  mayAnswer: z.boolean(),
  mayChoose: z.boolean(),
  /** The oldest first. */
  answers: z.array(KeptAnswer),
  standingId: Id.nullable(),
  /** Who else was sent to the event, and what they recorded of it. */
  others: z.array(
    z.object({
      dispatchId: Id,
      officerName: Name.nullable(),
      badge: z.string().nullable(),
      unit: Name.nullable(),
      arrivedAt: Instant.nullable(),
      videos: z.array(VideoRow),
    }),
  ),
  /** Recordings that may be this call's under another number or officer, the likeliest first. */
  found: z.array(FoundVideo),
  /** The disposition names an exception that policy knows, in its own words. */
  exception: Name.nullable(),
});
export type MissingDetail = z.infer<typeof MissingDetail>;

/** Which recordings are of a dispatch: what was chosen by hand, and what there is to choose from. */
export const MatchDetail = z.object({
  dispatch: Dispatch,
  officerName: Name.nullable(),
  mayChoose: z.boolean(),
  /** The oldest first. */
  choices: z.array(KeptChoice),
  standingId: Id.nullable(),
  /** The call's own come first. */
  candidates: z.array(FoundVideo),
});
export type MatchDetail = z.infer<typeof MatchDetail>;
