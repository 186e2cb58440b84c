import type { Finding } from '../../../contract/nouns/finding.ts';
import type { Answer } from '../../../contract/nouns/form.ts';
import { type Draft, type Review, Submission } from '../../../contract/nouns/review.ts';
import { answersOf, dropAnswer, putAnswer } from '../answer/store.ts';
import type { Change } from '../catalogue/change.ts';
import type { WriteDb } from '../db/sql.ts';
import { findingById, findingsOf, markRemoved, putFinding } from '../finding/store.ts';
import { isUnsettled, itemAbout } from '../outbox/items.ts';
import { subjectOf } from '../outbox/subject.ts';
import { putReview, reviewById } from '../review/store.ts';
import { noteMyReview } from '../video/review-state.ts';

/**
 * What the central says of this reviewer's own reviews, brought together with what is here. Another machine of the same
 * person may have begun a review, gone on with one that began here, or submitted it.
 *
 * Nothing that was marked here is ever overwritten while the central hasn't spoken about it: work that waits, is parked
 * or is in conflict stays as it is; and so does what the central decided after the feed was asked for, because the feed
 * may be telling of the time before. A draft of which a part was left for that is kept and looked at again at the end of the
 * next pull: where the central had taken the same words long ago (a desk that was put back from a backup), it tells nothing new.
 */
export type TakeOver = {
  /** Subjects decided since the feed was asked for. */
  readonly decidedSince: ReadonlySet<string>;
  /**
   * The feed tells everything from the beginning, perhaps because the central was put back from a backup. What it lost of
   * this desk's waits by now (see remind.ts); what it lost of another machine's, that machine will remind it of: so it adds
   * and changes, and takes nothing away.
   */
  readonly fresh: boolean;
  readonly now: number;
};

/** A draft as the central has it. False: a part of it was left, because the central hasn't spoken about what is here. */
export function takeDraft(db: WriteDb, draft: Draft, how: TakeOver): boolean {
  const here = reviewById(db, draft.review.id);
  if (here === null) takeWhole(db, draft, 'open');
  return here?.state === 'open' ? merge(db, here, draft, how) : true;
}

/** A result as the central has it, of a review of this reviewer. Reviews that this desk never had stay in the catalogue. */
function takeResult(db: WriteDb, result: Submission, how: Omit<TakeOver, 'fresh'>): void {
  const here = reviewById(db, result.review.id);
  if (here === null) return;
  if (here.state === 'open') {
    merge(db, here, result, { ...how, fresh: false });
    noteMyReview(db, here.videoId, 'submitted');
  }
  // The submitted review is the record: its header is taken even over unsent drafts, which the central will refuse.
  putReview(db, { ...result.review, state: 'submitted' });
}

/** The same for a line of the feed. Says whether it was one. */
export function takeOwnResult(
  db: WriteDb,
  change: Change,
  me: string,
  how: Omit<TakeOver, 'fresh'>,
): boolean {
  if (change.noun !== 'result' || change.gone) return false;
  const result = Submission.safeParse(change.body);
  if (!result.success || result.data.review.reviewerId !== me) return false;
  takeResult(db, result.data, how);
  return true;
}

function takeWhole(db: WriteDb, draft: Submission, state: Review['state']): void {
  const { review, answers, findings } = draft;
  putReview(db, { ...review, state });
  for (const answer of answers) putAnswer(db, review.id, answer);
  for (const finding of findings) takeFinding(db, review.id, finding);
  noteMyReview(db, review.videoId, 'open');
}

/** Whether all of theirs was taken. */
function merge(db: WriteDb, here: Review, theirs: Draft, how: TakeOver): boolean {
  let isWhole = true;
  const isOurs = (subject: string): boolean => {
    if (!how.decidedSince.has(subject) && !isUnsettled(db, subject)) return false;
    isWhole = false;
    return true;
  };
  if (!isOurs(subjectOf.review(here.id))) putReview(db, { ...theirs.review, state: here.state });
  mergeAnswers(db, here.id, theirs.answers, how, isOurs);
  mergeFindings(db, here.id, theirs.findings, how, isOurs);
  if (how.fresh) takeAway(db, here.id, theirs.removed ?? { answers: [], findings: [] }, how, isOurs);
  return isWhole;
}

type IsOurs = (subject: string) => boolean;

function mergeAnswers(
  db: WriteDb,
  reviewId: string,
  theirs: readonly Answer[],
  { fresh }: TakeOver,
  isOurs: IsOurs,
): void {
  const ours = new Set(answersOf(db, reviewId).map(({ questionId }) => questionId));
  const free = (questionId: string) => !isOurs(subjectOf.answer(reviewId, questionId));
  for (const answer of theirs) {
    ours.delete(answer.questionId);
    if (free(answer.questionId)) putAnswer(db, reviewId, answer);
  }
  // What is left was taken back on the other machine.
  if (!fresh) for (const questionId of ours) if (free(questionId)) dropAnswer(db, reviewId, questionId);
}

function mergeFindings(
  db: WriteDb,
  reviewId: string,
  theirs: readonly Finding[],
  how: TakeOver,
  isOurs: IsOurs,
): void {
  const ours = new Set(findingsOf(db, reviewId).map(({ id }) => id));
  const free = (id: string) => !isOurs(subjectOf.finding(id));
  for (const finding of theirs) {
    const isNew = !ours.delete(finding.id);
    // From the beginning, a finding that was removed here is still told by a central that doesn't know it yet. What only
    // another machine removed is taken again: that machine will say so once more, unless it was put back as well.
    const isRemovedHere =
      how.fresh && isNew && itemAbout(db, subjectOf.finding(finding.id), finding.id) !== null;
    const isWanted = free(finding.id) && !isRemovedHere;
    if (isWanted) takeFinding(db, reviewId, finding);
  }
  if (!how.fresh) for (const id of ours) if (free(id)) markRemoved(db, id, how.now);
}

/** What another machine took back; without this it couldn't be told from what the central lost. */
function takeAway(
  db: WriteDb,
  reviewId: string,
  removed: NonNullable<Draft['removed']>,
  { now }: TakeOver,
  isOurs: IsOurs,
): void {
  const answered = new Set(answersOf(db, reviewId).map(({ questionId }) => questionId));
  const found = new Set(findingsOf(db, reviewId).map(({ id }) => id));
  for (const id of removed.answers)
    if (answered.has(id) && !isOurs(subjectOf.answer(reviewId, id))) dropAnswer(db, reviewId, id);
  for (const id of removed.findings)
    if (found.has(id) && !isOurs(subjectOf.finding(id))) markRemoved(db, id, now);
}

/** An id that another review holds here already is left to it. */
function takeFinding(db: WriteDb, reviewId: string, finding: Finding): void {
  const known = findingById(db, finding.id);
  if (known === null || known.finding.reviewId === reviewId) putFinding(db, { ...finding, reviewId });
}
