import { z } from 'zod';
import { CodeList } from './account.ts';
import { CensusRules } from './census-rules.ts';
import { ClassFit } from './class-fit.ts';
import { Classification, ReclassificationRecord } from './classification.ts';
import { Dispatch } from './dispatch.ts';
import { CommittedPlan, DrawRecord } from './draw.ts';
import { Form } from './form.ts';
import { MeasureDefinition, MeasureValue } from './measure.ts';
import { MatchChoice, NoVideoAnswer } from './no-video.ts';
import { Officer, Unit } from './officer.ts';
import { Period, Programme } from './programme.ts';
import { Draft, Duty, Submission } from './review.ts';
import { Adjudication, PaperEntry, SampleItem, WorkPaper } from './sample.ts';
import { Video } from './video.ts';

/** Everything a central publishes to desks, by noun. `draft` is the caller's own unsubmitted review, for another machine. */
export const published = {
  unit: Unit,
  officer: Officer,
  classification: Classification,
  'code-list': CodeList,
  form: Form,
  video: Video,
  dispatch: Dispatch,
  duty: Duty,
  result: Submission,
  reclassification: ReclassificationRecord,
  draft: Draft,
  programme: Programme,
  period: Period,
  'committed-plan': CommittedPlan,
  draw: DrawRecord,
  'sample-item': SampleItem,
  adjudication: Adjudication,
  paper: WorkPaper,
  'paper-entry': PaperEntry,
  'no-video-answer': NoVideoAnswer,
  'match-choice': MatchChoice,
  'census-rules': CensusRules,
  'class-fit': ClassFit,
  'measure-definition': MeasureDefinition,
  'measure-value': MeasureValue,
} as const;
export type Noun = keyof typeof published;

/** The version of `published` that this build writes and fully understands. A desk keeps newer items unread until it is upgraded. */
export const schemaVersion = 1;

/**
 * One line of the change feed (NDJSON). The first line is `start`, then changes in the order of their cursors,
 * then `end`; a feed without its `end` was cut, and is taken up again after the last whole line.
 */
export const FeedLine = z.discriminatedUnion('line', [
  z.object({
    line: z.literal('start'),
    /** Fingerprint of what the caller may see; when it changes, cursors start anew and what isn't sent again is gone. */
    scope: z.string().max(64),
    now: z.int(),
    /**
     * The cursor that was asked after; null: none. Something between desk and central may hand out the answer to another
     * question, whose end lies beyond what was never told. Left out by older centrals.
     */
    after: z.string().max(200).nullable().optional(),
    /** True: everything is sent from the beginning. */
    fresh: z.boolean(),
    /** True: the central was put back to before the place that was heard last; what it forgot is to be sent again. */
    forgot: z.boolean().optional(),
  }),
  z.object({
    line: z.literal('change'),
    cursor: z.string().max(200),
    noun: z.string().max(40),
    id: z.string().max(200),
    /** Schema version that the body was written with. */
    v: z.int().positive(),
    gone: z.boolean(),
    body: z.unknown(),
  }),
  z.object({ line: z.literal('end'), cursor: z.string().max(200), more: z.boolean() }),
]);
export type FeedLine = z.infer<typeof FeedLine>;
