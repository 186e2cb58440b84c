import { z } from 'zod';
import { Instant } from '../time.ts';
import { Decision, Reclassification } from './classification.ts';
import { Content } from './configuration.ts';
import { CommittedPlan, DrawnItem, DrawRecord, Extension, Replacement } from './draw.ts';
import { Finding } from './finding.ts';
import { Answer } from './form.ts';
import { MatchChoice, NoVideoAnswer } from './no-video.ts';
import { Review, Submission } from './review.ts';
import { Adjudication, PaperEntry, SampleItem, WorkPaper } from './sample.ts';
import { Id, Note } from './text.ts';

/**
 * What a desk tells the central. Drafts go out as they are made, so that a lost laptop is not lost work;
 * `review-submitted` carries everything once more, so that no parked draft can hollow a submission out. `draft-recalled` says
 * what a desk had heard of a review from another machine of its reviewer, to a central that was put back from a backup: that
 * takes only what it has no record of.
 */
export const DeskEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('review-kept'), review: Review }),
  z.object({ kind: z.literal('answer-kept'), reviewId: Id, answer: Answer }),
  z.object({ kind: z.literal('answer-removed'), reviewId: Id, questionId: Id }),
  z.object({ kind: z.literal('finding-kept'), finding: Finding }),
  z.object({ kind: z.literal('finding-removed'), reviewId: Id, findingId: Id }),
  z.object({ kind: z.literal('draft-recalled'), draft: Submission }),
  z.object({ kind: z.literal('review-submitted'), submission: Submission }),
  z.object({ kind: z.literal('reclassification-requested'), reclassification: Reclassification }),
  z.object({ kind: z.literal('reclassification-withdrawn'), reclassificationId: Id, videoId: Id }),
  z.object({
    kind: z.literal('reclassification-decided'),
    reclassificationId: Id,
    videoId: Id,
    decision: Decision,
    note: Note.nullable(),
  }),
  z.object({ kind: z.literal('plan-committed'), committed: CommittedPlan }),
  z.object({ kind: z.literal('draw-made'), record: DrawRecord }),
  z.object({
    kind: z.literal('draw-extended'),
    drawId: Id,
    extension: Extension,
    /** What it adds. */
    items: z.array(DrawnItem).max(100_000),
  }),
  z.object({ kind: z.literal('item-replaced'), drawId: Id, replacement: Replacement }),
  z.object({ kind: z.literal('sample-item-kept'), item: SampleItem }),
  z.object({ kind: z.literal('adjudication-kept'), adjudication: Adjudication }),
  z.object({ kind: z.literal('paper-signed'), paper: WorkPaper }),
  z.object({ kind: z.literal('paper-entry-added'), entry: PaperEntry }),
  z.object({ kind: z.literal('no-video-answered'), answer: NoVideoAnswer }),
  z.object({ kind: z.literal('match-chosen'), choice: MatchChoice }),
  z.object({
    kind: z.literal('configuration-published'),
    publicationId: Id,
    /** The version that it follows; another one published meanwhile is a reason to refuse it. */
    basedOn: z.int().positive(),
    content: Content,
    why: Note,
  }),
]);
export type DeskEvent = z.infer<typeof DeskEvent>;

/** An event under the number that makes it the same event for ever: (device, counter). */
export const NumberedEvent = z.object({
  counter: z.int().positive(),
  /** The desk's clock when it was done. */
  at: Instant,
  /** How far that clock was ahead of the central's, as far as the desk knew then: `at` can be put right years later. */
  clockAheadMs: z.int().optional(),
  event: z.looseObject({ kind: z.string().max(64) }),
});
export type NumberedEvent = z.infer<typeof NumberedEvent>;
