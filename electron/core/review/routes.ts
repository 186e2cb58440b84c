import { isReason, type Review, type Submission } from '../../../contract/nouns/review.ts';
import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import { answersOf } from '../answer/store.ts';
import { codeListsAt, currentForms } from '../catalogue/configuration.ts';
import type { WriteDb } from '../db/sql.ts';
import { dutiesOfVideo } from '../duty/store.ts';
import { findingsOf } from '../finding/store.ts';
import { append } from '../outbox/append.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { nextOwed } from '../queue/queue.ts';
import { noteLook } from '../results/looks.ts';
import { settleByReview } from '../sample/settle.ts';
import type { Handlers } from '../serve.ts';
import { noteMyReview } from '../video/review-state.ts';
import { videoById } from '../video/store.ts';
import { detailOf } from './detail.ts';
import {
  changedReview,
  isSameRequest,
  type OpenRequest,
  openedReview,
  type Reviewer,
  submittedReview,
  takesDuty,
} from './rules.ts';
import { putReview, reviewById, reviewsOfVideo } from './store.ts';

export function reviewRoutes(
  needs: WorkNeeds,
): Handlers<'openReview' | 'review' | 'changeReview' | 'submit'> {
  const { now } = needs.clock;
  return {
    openReview: ({ body, signedIn }) =>
      keep(signedIn, needs, 'open review', (db) => begin(db, body, signedIn.account, now())),
    review: ({ params, signedIn: { db } }) => {
      const review = reviewById(db.read, params.id);
      return review === null ? refuse('not-found') : detailOf(db.read, review);
    },
    changeReview: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'change review', (db) => {
        const review = reviewById(db, params.id);
        if (review === null) return refuse('not-found');
        const changed = changedReview(
          review,
          body,
          codeListsAt(db, review.startedAt),
          durationOf(db, review),
        );
        if (isRefusal(changed)) return changed;
        return detailOf(db, isSame(review, changed) ? review : kept(db, changed, now()));
      }),
    submit: ({ params, signedIn }) =>
      keep(signedIn, needs, 'submit review', (db) => {
        const review = reviewById(db, params.id);
        if (review === null) return refuse('not-found');
        const { form } = detailOf(db, review);
        const whole = { review, answers: answersOf(db, review.id), findings: findingsOf(db, review.id) };
        const submitted = submittedReview(whole, form, durationOf(db, review), now());
        if (isRefusal(submitted)) return submitted;
        close(db, { ...whole, review: submitted }, now());
        return { review: detailOf(db, submitted), next: nextOwed(db) };
      }),
  };
}

/** Opens a review, or goes on with the one that is open, within the caller's transaction. */
export function begin(
  db: WriteDb,
  asked: OpenRequest,
  by: Reviewer,
  now: Instant,
): ReturnType<typeof detailOf> | Refusal {
  const whole = { ...asked, sample: asked.sample ?? sampleOfDuty(db, asked) };
  const existing = reviewById(db, asked.id) ?? openReviewFor(db, whole);
  if (existing) {
    if (existing.id === asked.id && !isSameRequest(existing, asked)) return refuse('id-reused');
    return detailOf(db, goOn(db, existing, whole, now));
  }
  if (!isReason(asked)) return refuse('reason-needed', 'Say in a few words what the reason is.');
  if (videoById(db, asked.videoId) === null) return refuse('not-found', 'This desk has no such video.');
  const [form] = currentForms(db);
  if (form === undefined) return refuse('not-found', 'No form has come from the central yet.');
  const review = openedReview(whole, by, form, now);
  noteMyReview(db, review.videoId, 'open');
  return detailOf(db, kept(db, review, now));
}

/**
 * The open review of the video that goes on. One that was begun for another item of a sample is that item's alone, and
 * one that is owed for something else is no review of an item.
 */
function openReviewFor(db: WriteDb, { videoId, sample }: OpenRequest): Review | null {
  const open = reviewsOfVideo(db, videoId).filter(({ state }) => state === 'open');
  return (
    open.find((review) => isSameItem(review.sample, sample ?? null)) ??
    open.find((review) => !sample || (review.sample === null && review.dutyId === null)) ??
    null
  );
}

function isSameItem(a: Review['sample'], b: Review['sample']): boolean {
  return a !== null && b !== null && a.drawId === b.drawId && a.itemId === b.itemId;
}

/** What was drawn is owed as a duty: its review is of that item. */
function sampleOfDuty(db: WriteDb, { dutyId, videoId }: OpenRequest): Review['sample'] {
  return dutiesOfVideo(db, videoId).find(({ id }) => id === dutyId)?.sample ?? null;
}

/** The open review goes on. One that was begun without a duty takes on the one that it is now opened for. */
function goOn(db: WriteDb, review: Review, asked: OpenRequest, now: Instant): Review {
  return takesDuty(review, asked)
    ? kept(
        db,
        { ...review, dutyId: asked.dutyId, purpose: asked.purpose, sample: asked.sample ?? review.sample },
        now,
      )
    : review;
}

function kept(db: WriteDb, review: Review, now: Instant): Review {
  putReview(db, review);
  append(db, { kind: 'review-kept', review }, review.videoId, now);
  return review;
}

function close(db: WriteDb, submission: Submission, now: Instant): void {
  const { review } = submission;
  putReview(db, review);
  noteMyReview(db, review.videoId, 'submitted');
  append(db, { kind: 'review-submitted', submission }, review.videoId, now);
  noteLook(db, submission, 'own');
  settleByReview(db, review, now);
}

/** 0 when the video has left this desk: then nobody can say what lies outside it. */
function durationOf(db: WriteDb, review: Review): number {
  return videoById(db, review.videoId)?.durationMs ?? 0;
}

function isSame(a: Review, b: Review): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
