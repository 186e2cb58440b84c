import type { z } from 'zod';
import type { CodeList } from '../../../contract/nouns/account.ts';
import { type Form, openRequired } from '../../../contract/nouns/form.ts';
import { barsWatching, type Review, type Submission } from '../../../contract/nouns/review.ts';
import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import type { ReviewChange } from '../../../contract/review-state.ts';
import { type Instant, ms } from '../../../contract/time.ts';
import { besideOnly } from './cameras.ts';
import { hasCode } from './codes.ts';
import { watchedWithin } from './watched.ts';

/** What a reviewer may do with a review, as values in and values out. */

export type Reviewer = { readonly id: string; readonly name: string };
export type OpenRequest = Pick<Review, 'id' | 'videoId' | 'dutyId' | 'purpose'> &
  Partial<Pick<Review, 'sample'>> & { readonly note?: string | undefined };

/** A new review, open and empty, made with this version of the form. */
export function openedReview(
  asked: OpenRequest,
  by: Reviewer,
  form: Pick<Form, 'id' | 'version'>,
  now: Instant,
): Review {
  return {
    id: asked.id,
    videoId: asked.videoId,
    dutyId: asked.dutyId,
    purpose: asked.purpose,
    ...(asked.note === undefined ? {} : { purposeNote: asked.note }),
    reviewerId: by.id,
    reviewerName: by.name,
    formId: form.id,
    formVersion: form.version,
    state: 'open',
    startedAt: now,
    submittedAt: null,
    outcome: null,
    unavailable: null,
    trouble: null,
    note: '',
    watched: { stretches: [], shownMs: ms(0) },
    cameras: [],
    sample: asked.sample ?? null,
  };
}

/** Whether an id that exists was minted for this very video. */
export function isSameRequest(review: Review, asked: OpenRequest): boolean {
  return review.videoId === asked.videoId;
}

/** A review that was begun out of interest takes on the duty, or the item of a sample, for which it is opened later. */
export function takesDuty(review: Review, asked: OpenRequest): boolean {
  if (review.state !== 'open') return false;
  if (asked.sample && review.sample === null && review.dutyId === null) return true;
  return review.dutyId === null && asked.dutyId !== null;
}

/** Refuses when the review can no longer change. Every write asks this first. */
export function refuseIfSubmitted(review: Review): Refusal | null {
  return review.state === 'submitted' ? refuse('review-submitted') : null;
}

/** The review with the given fields changed; absent fields stay. `lists`: those that it was begun with. */
export function changedReview(
  review: Review,
  change: z.infer<typeof ReviewChange>,
  lists: readonly CodeList[],
  durationMs: number,
): Review | Refusal {
  const closed = refuseIfSubmitted(review);
  if (closed) return closed;
  const { startedAt } = review;
  const { outcome, unavailable } = change;
  if (
    typeof outcome === 'string' &&
    outcome !== review.outcome &&
    !hasCode(lists, 'outcome', outcome, startedAt)
  )
    return refuse('code-unknown', `There is no outcome "${outcome}".`);
  if (
    typeof unavailable === 'string' &&
    unavailable !== review.unavailable &&
    !hasCode(lists, 'unavailable', unavailable, startedAt)
  )
    return refuse('code-unknown', `There is no reason "${unavailable}" for being unavailable.`);
  return {
    ...review,
    ...(change.note === undefined ? {} : { note: change.note }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(unavailable === undefined ? {} : { unavailable }),
    ...(change.trouble === undefined ? {} : { trouble: change.trouble }),
    ...(change.watched === undefined ? {} : { watched: watchedWithin(change.watched, durationMs) }),
    ...(change.cameras === undefined ? {} : { cameras: besideOnly(change.cameras, review.videoId) }),
  };
}

/** The review as it is submitted, or why it can't be. What can't be watched needs no answers, only its reason. */
export function submittedReview(
  kept: Submission,
  form: Form,
  durationMs: number,
  now: Instant,
): Review | Refusal {
  const { review } = kept;
  const refusal =
    refuseIfSubmitted(review) ??
    (review.unavailable === null ? refuseAsWatched(kept, form, durationMs) : null);
  if (refusal && isRefusal(refusal)) return refusal;
  return { ...review, state: 'submitted', submittedAt: now };
}

function refuseAsWatched(kept: Submission, form: Form, durationMs: number): Refusal | null {
  const { review } = kept;
  if (review.trouble && barsWatching(review.trouble)) return refuse('not-viewable', review.trouble.says);
  const open = openRequired(form, kept.answers);
  if (open.length > 0) {
    const fields = open.map(({ id, text }) => ({ path: `answers.${id}`, says: text }));
    const detail = open.length === 1 ? 'One is open.' : `${open.length} are open.`;
    return { ...refuse('review-incomplete', detail), fields };
  }
  if (review.outcome === null) return refuse('outcome-missing');
  return refuseUnwatched(review, form, durationMs);
}

function refuseUnwatched(review: Review, form: Form, durationMs: number): Refusal | null {
  if (durationMs <= 0) return null;
  // The last picture begins before the clip ends, so the last tenth of a second can't be watched.
  const slack = Math.min(100, durationMs * 0.01);
  const percent = Math.min(100, Math.floor((review.watched.shownMs / (durationMs - slack)) * 100));
  if (percent >= form.minimumWatchedPercent) return null;
  return refuse(
    'not-watched-enough',
    `${percent} % was shown; the form asks for ${form.minimumWatchedPercent} %.`,
  );
}
