import { z } from 'zod';
import { Stratum } from './nouns/draw.ts';
import { Question } from './nouns/form.ts';
import { Adjudication } from './nouns/sample.ts';
import { Code, Name, Note } from './nouns/text.ts';
import { Ms } from './time.ts';

/** What a sample shows: rates with their intervals, agreement, and what has to be known before relying on them. */

const Bounds = z.object({ low: z.number(), high: z.number() });
/** Each with the draw's confidence. Strata together have their own: Wilson's stratified and Korn and Graubard's. */
const Intervals = z.object({
  wilson: Bounds,
  /** The same as `interval`: hypergeometric, for the population as it is. */
  exact: Bounds,
  /** One-sided, each by itself. Null: none was found, so nothing is known to be there; or all were. */
  atLeast: z.number().nullable(),
  atMost: z.number().nullable(),
});
/** A share with its interval; `null` where it can't be said, and `says` is why. */
export const Rate = z.object({
  count: z.int(),
  of: z.int(),
  share: z.number().nullable(),
  interval: Bounds.nullable(),
  /** Null where there is no interval, and where everything was looked at. Papers from before have none. */
  intervals: Intervals.nullable().default(null),
  /** Every unavailable item counted as good, and as bad. */
  ifUnavailable: Bounds.nullable(),
  says: Name.nullable(),
});
export type Rate = z.infer<typeof Rate>;

export const AgreementFigure = z.object({
  value: z.number().nullable(),
  interval: Bounds.nullable(),
  /** Why there is no value, in words. */
  says: Name.nullable(),
});

const Because = z.object({ atMs: Ms.nullable(), note: Note });

export const RateSubject = z.enum(['finding', 'question', 'missing', 'any-finding']);
export type RateSubject = z.infer<typeof RateSubject>;

export const DrawResults = z.object({
  /** `counts`: the draw doesn't carry a statement about all items (a periodic review), so no rate is given. */
  design: z.enum(['estimate', 'counts']).default('estimate'),
  /** What has to be known before relying on the rest, each a sentence with what it means. */
  warnings: z
    .array(
      z.object({
        kind: z.enum(['later-attempt', 'non-response', 'spares-exhausted', 'thin-stratum', 'tiny-sample']),
        says: z.string(),
      }),
    )
    .default([]),
  confidence: z.number(),
  counts: z.object({
    sample: z.int(),
    reviewed: z.int(),
    unavailable: z.int(),
    missing: z.int(),
    outOfFrame: z.int(),
    toDo: z.int(),
  }),
  /** The conclusion that the plan allows, in a sentence. */
  concludes: z.string(),
  /** How the rates are estimated, in a sentence with its source. */
  method: z.string(),
  /** Each finding's code, each question's bad answers, and `missing`. Weighted over the strata. */
  rates: z.array(
    z.object({
      subject: RateSubject,
      code: Name,
      label: Name,
      /** Seen, but not spoken of: a question that wasn't answered or doesn't apply, a call that nobody was to record. */
      apart: z.int(),
      /** Of these, reviewed with the question left open: nobody knows whether it applied. */
      unanswered: z.int(),
      all: Rate,
      strata: z.array(z.object({ key: Name, rate: Rate })),
    }),
  ),
  agreement: z.array(
    z.object({
      questionId: Code,
      label: Name,
      pairs: z.int(),
      raw: AgreementFigure,
      kappa: AgreementFigure,
      alpha: AgreementFigure,
      pabak: AgreementFigure,
      ac1: AgreementFigure,
    }),
  ),
  disagreements: z.array(
    z.object({
      itemId: z.string(),
      questionId: Code,
      label: Name,
      kind: Question.shape.kind,
      firstBy: Name,
      first: z.string().nullable(),
      /** Where the first one saw it and what they wrote beside it, as far as this desk has it. */
      firstBecause: Because,
      secondBy: Name,
      second: z.string().nullable(),
      secondBecause: Because,
      adjudication: Adjudication.nullable(),
    }),
  ),
  strata: z.array(Stratum.extend({ reviewed: z.int(), unavailable: z.int(), missing: z.int() })),
});
export type DrawResults = z.infer<typeof DrawResults>;
