import { type Duty, type Review, Submission } from '../../contract/nouns/review.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import { goneItem, itemAbout, itemOf } from '../items/item.ts';
import { openPairs, pairsOf } from './blind.ts';
import type { Books } from './books.ts';
import { canonicalText } from './canonical.ts';
import { checkSubmission, visibleVideo } from './checks.ts';
import { asKept, ownDraft } from './drafts.ts';
import type { Taking } from './outcome.ts';

/**
 * Closes a review: the submission becomes a result, the draft is taken back, the duty is done. Sent again under another
 * number, the same content is accepted once more; another content is refused, because a submitted review never changes.
 */
export async function submitReview(books: Books, taking: Taking, given: Submission): Promise<Refusal | null> {
  const { account } = taking;
  if (given.review.reviewerId !== account.id)
    return refuse('not-allowed', 'A review is submitted by its own reviewer.');
  const earlier = await books.read('result', given.review.id);
  if (earlier !== null) return isSame(earlier.body, given) ? null : refuse('review-submitted');
  const video = await visibleVideo(books, account, given.review.videoId);
  if (isRefusal(video)) return video;
  const draft = await ownDraft(books, account, given.review.id);
  if (isRefusal(draft)) return draft;
  const duty = await dutyOf(books, given.review);
  if (isRefusal(duty)) return duty;
  const refusal = await checkSubmission(books, given);
  if (refusal !== null) return refusal;

  const review: Review = {
    ...given.review,
    sample: given.review.sample ?? duty?.sample ?? null,
    reviewerName: account.name,
    state: 'submitted',
    submittedAt: given.review.submittedAt ?? taking.now,
  };
  const pairs = await pairsOf(books, account, review);
  // A second review is blind: the first reviewer and the squad don't see it, nor does the second one see the first.
  const onlyFor = review.purpose === 'second-review' || pairs.length > 0 ? account.id : null;
  books.put(itemAbout(video, 'result', review.id, { ...given, review }, onlyFor));
  if (draft !== null) books.put(goneItem(itemOf('draft', draft)));
  const done = duty === null ? null : { ...duty, doneAt: duty.doneAt ?? review.submittedAt };
  if (done !== null) books.put(itemOf('duty', done));
  await openPairs(
    books,
    pairs.map((pair) => (pair.id === done?.id ? done : pair)),
  );
  return null;
}

/** The same in every word that the reviewer chose; names and state are the central's own. */
function isSame(kept: Submission, given: Submission): boolean {
  const review = asKept(kept.review, given.review);
  // What was kept by an older central lacks the fields that have come since.
  return canonicalText(Submission.parse(kept)) === canonicalText({ ...given, review });
}

/** The duty that the review names. One that was taken back meanwhile is no reason to lose the review. */
async function dutyOf(books: Books, review: Review): Promise<Duty | null | Refusal> {
  if (review.dutyId === null) return null;
  const duty = (await books.read('duty', review.dutyId))?.body ?? null;
  if (duty === null) return null;
  if (duty.reviewerId !== review.reviewerId)
    return refuse('not-allowed', 'That review is owed by somebody else.');
  return duty.videoId === review.videoId
    ? duty
    : refuse('bad-request', 'That review is owed for another video.');
}
