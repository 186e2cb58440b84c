import { z } from 'zod';
import { CodeList } from './nouns/account.ts';
import { Reclassification } from './nouns/classification.ts';
import { Finding } from './nouns/finding.ts';
import { Answer, Form } from './nouns/form.ts';
import { Review, ReviewCameras } from './nouns/review.ts';
import { Code, Note } from './nouns/text.ts';
import { SentState } from './sync-state.ts';
import { Instant } from './time.ts';

/** What an open review is shown as. */

const Sent = z.object({ sent: SentState, since: Instant.nullable() });

export const KeptFinding = z.object({ finding: Finding, ...Sent.shape });
export const KeptAnswer = z.object({ answer: Answer, ...Sent.shape });
export const KeptReclassification = z.object({
  reclassification: Reclassification,
  ...Sent.shape,
  deletedAtBefore: Instant.nullable(),
  deletedAtAfter: Instant.nullable(),
});

/** A review with all that belongs to it. */
export const ReviewDetail = z.object({
  review: Review,
  sent: SentState,
  form: Form,
  /** The version of each list that the review was begun with. */
  codeLists: z.array(CodeList),
  answers: z.array(KeptAnswer),
  findings: z.array(KeptFinding),
  reclassification: KeptReclassification.nullable(),
});
export type ReviewDetail = z.infer<typeof ReviewDetail>;

/** What the window may change on the review itself; absent: unchanged. */
export const ReviewChange = z.object({
  note: Note.optional(),
  outcome: Code.nullable().optional(),
  unavailable: Code.nullable().optional(),
  trouble: Review.shape.trouble.optional(),
  watched: Review.shape.watched.optional(),
  cameras: ReviewCameras.optional(),
});
