import { z } from 'zod';
import { Dispatch } from './nouns/dispatch.ts';
import { Id, Name } from './nouns/text.ts';
import { Instant, Ms } from './time.ts';

/** The census of dispatches and recordings as its screen shows it. */

export const Coverage = z.enum(['full', 'late-start', 'early-stop', 'late-and-early', 'partial']);
export const Confidence = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof Confidence>;
export const Because = z.enum([
  'overlap',
  'same-number',
  'other-number',
  'only-within-tolerance',
  'recording-spans-calls',
  'several-recordings',
  'second-camera',
  'no-arrival-time',
  'no-clear-time',
  'times-contradict',
  'chosen-by-hand',
]);
export type Because = z.infer<typeof Because>;

const State = z.enum(['matched', 'unmatched', 'refused']);

/** What the census says of one dispatch; see census/outcome.ts. */
export const Judgement = z.object({
  state: State,
  coverage: Coverage.nullable(),
  lateMs: Ms,
  earlyMs: Ms,
  gapMs: Ms,
  because: z.array(Because),
  confidence: Confidence.nullable(),
  refusal: z.enum(['no-officer', 'no-time', 'repeated']).nullable(),
  notExpected: z.enum(['cancelled', 'not-equipped']).nullable(),
  recordings: z.int(),
});
export type Judgement = z.infer<typeof Judgement>;

export const CensusRow = Judgement.extend({
  id: Id,
  eventNumber: Name,
  callType: Name,
  officerId: Id.nullable(),
  squadId: Id.nullable(),
  divisionId: Id.nullable(),
  begunAt: Instant.nullable(),
  zone: z.string(),
  urgent: z.boolean(),
  selfInitiated: z.boolean(),
  /** By the other clocks (put right, where the row is by those recorded), when these say something else. */
  other: Judgement.nullable(),
});
export type CensusRow = z.infer<typeof CensusRow>;

export const RecordingRow = z.object({
  id: Id,
  state: State,
  refusal: z.enum(['no-officer', 'empty']).nullable(),
  title: Name,
  incidentNumber: Name.nullable(),
  officerId: Id.nullable(),
  squadId: Id.nullable(),
  divisionId: Id.nullable(),
  device: Name.nullable(),
  recordedAt: Instant,
  activatedAt: Instant.nullable(),
  endedAt: Instant,
  zone: z.string(),
});
export type RecordingRow = z.infer<typeof RecordingRow>;

/** Of dispatches: a state, `missing` (unmatched where a recording is expected), `not-expected`, or how much was recorded. */
export const CensusWhat = z.enum([
  'matched',
  'unmatched',
  'missing',
  'not-expected',
  'refused',
  ...Coverage.options,
]);
export type CensusWhat = z.infer<typeof CensusWhat>;

export const CensusFilter = z.object({
  officerId: Id.optional(),
  /** A squad or a division. */
  unitId: Id.optional(),
  /** Sent, or recorded, at `from` or later, up to, not including, `to`: instants. */
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  /** Of dispatches alone, like all that follows. */
  what: CensusWhat.optional(),
  urgent: z.enum(['only']).optional(),
  selfInitiated: z.enum(['only', 'without']).optional(),
  confidence: Confidence.optional(),
  /** Recordings alone. */
  recording: State.optional(),
  /** Whose times of recordings count: as they were recorded, or with the cameras' clocks put right. */
  clocks: z.enum(['recorded', 'put-right']).optional(),
});
export type CensusFilter = z.infer<typeof CensusFilter>;

export const CensusRulesShown = z.object({
  version: z.int(),
  /** The rules in words, a sentence or two each. */
  says: z.array(z.string()),
});

export const CensusSummary = z.object({
  /** False: dispatches and recordings are still being judged for the first time, and all numbers are zero. */
  isReady: z.boolean(),
  rules: CensusRulesShown,
  /** When the first and the last dispatch on file began; null: there are none. */
  dispatches: z.object({ firstAt: Instant, lastAt: Instant }).nullable(),
  calls: z.object({
    all: z.int(),
    matched: z.int(),
    unmatched: z.int(),
    refused: z.int(),
    /** Of the matched. */
    coverage: z.record(Coverage, z.int()),
    confidence: z.record(Confidence, z.int()),
    /** Of the unmatched: a recording is expected; none is, and why. */
    missing: z.int(),
    cancelled: z.int(),
    notEquipped: z.int(),
    /** Of the refused. */
    noOfficer: z.int(),
    noTime: z.int(),
    repeated: z.int(),
  }),
  recordings: z.object({
    all: z.int(),
    matched: z.int(),
    unmatched: z.int(),
    refused: z.int(),
    /** Of the unmatched: from days of which no dispatch of anybody is on file. */
    outside: z.int(),
    noOfficer: z.int(),
    empty: z.int(),
  }),
  /** Cameras whose clocks are off, and dispatches of these filters about which the other clocks say something else. */
  clocks: z.object({ off: z.int(), differs: z.int() }),
});
export type CensusSummary = z.infer<typeof CensusSummary>;

const Span = z.object({ fromAt: Instant, toAt: Instant });

export const CensusDetail = z.object({
  row: CensusRow,
  dispatch: Dispatch,
  rules: CensusRulesShown,
  /** What was to be recorded, and the time within which a recording of it is looked for; null without a usable time. */
  contact: Span.nullable(),
  search: Span.nullable(),
  /** The call's own, and others of the officer near it, the earliest first. */
  recordings: z.array(
    RecordingRow.extend({
      isOwn: z.boolean(),
      /** By how much the camera's clock would be put right; 0: it isn't off. */
      correctionMs: Ms,
    }),
  ),
});
export type CensusDetail = z.infer<typeof CensusDetail>;

/** What is known of a camera's clock; see census/clocks.ts. */
export const CameraClock = z.object({
  device: Name,
  state: z.enum(['right', 'off', 'habit', 'too-few']),
  pairs: z.int(),
  offsetMs: Ms.nullable(),
  plusMinusMs: Ms.nullable(),
  spreadMs: Ms.nullable(),
  driftMsPerDay: Ms.nullable(),
  /** Officers whose recordings it made. */
  officerIds: z.array(Id),
});
export type CameraClock = z.infer<typeof CameraClock>;
