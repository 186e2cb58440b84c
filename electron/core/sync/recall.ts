import type { Submission } from '../../../contract/nouns/review.ts';
import type { Instant } from '../../../contract/time.ts';
import { answersOf } from '../answer/store.ts';
import type { ReadDb, WriteDb } from '../db/sql.ts';
import { findingsOf } from '../finding/store.ts';
import { append } from '../outbox/append.ts';
import { itemAbout } from '../outbox/items.ts';
import { subjectOf } from '../outbox/subject.ts';
import { openReviews } from '../review/store.ts';

/**
 * Puts what this desk only heard of its reviewer's open reviews, from another machine, into the outbox: a central that was put
 * back from a backup may have lost it, and the other machine may be gone, or put back too. What this desk said itself it sends
 * again anyway. `me` is the reviewer's account.
 */
export function recallHeard(db: WriteDb, me: string, now: Instant): void {
  for (const review of openReviews(db)) {
    if (review.reviewerId !== me) continue;
    const { id } = review;
    const isOwn = (subject: string, itemId: string) => itemAbout(db, subject, itemId) !== null;
    const draft: Submission = {
      review,
      answers: answersOf(db, id).filter(
        ({ questionId }) => !isOwn(subjectOf.answer(id, questionId), questionId),
      ),
      findings: findingsOf(db, id).filter((finding) => !isOwn(subjectOf.finding(finding.id), finding.id)),
    };
    const isHeard = draft.answers.length + draft.findings.length > 0 || !isOwn(subjectOf.review(id), id);
    if (isHeard && !isSaidAlready(db, draft))
      append(db, { kind: 'draft-recalled', draft }, review.videoId, now);
  }
}

/** Said in the same words before, it is among what the central was asked about. */
function isSaidAlready(db: ReadDb, draft: Submission): boolean {
  const before = itemAbout(db, subjectOf.recalled(draft.review.id), draft.review.id);
  return before !== null && before.body === JSON.stringify({ kind: 'draft-recalled', draft });
}
