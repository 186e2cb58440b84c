import type { Reclassification } from '../../contract/nouns/classification.ts';
import type { Finding } from '../../contract/nouns/finding.ts';
import type { Answer } from '../../contract/nouns/form.ts';
import type { Review, Submission } from '../../contract/nouns/review.ts';
import { instant, minute, ms } from '../../contract/time.ts';
import { accounts, departmentNow, form } from './department.ts';

/** What a sergeant of squad 1 writes about `video-1-1-1`; each part can be changed for a test. */
const at = instant(departmentNow + minute);

export function reviewOf(change: Partial<Review> & Pick<Review, 'id'>): Review {
  return {
    videoId: 'video-1-1-1',
    dutyId: null,
    reviewerId: accounts.sergeant.id,
    reviewerName: accounts.sergeant.name,
    purpose: 'periodic',
    formId: form.id,
    formVersion: form.version,
    state: 'open',
    startedAt: at,
    submittedAt: null,
    outcome: null,
    unavailable: null,
    trouble: null,
    note: '',
    watched: { stretches: [], shownMs: ms(0) },
    cameras: [],
    sample: null,
    ...change,
  };
}

export function findingOf(change: Partial<Finding> & Pick<Finding, 'id' | 'reviewId'>): Finding {
  return {
    kind: 'late-start',
    mark: {
      startMs: ms(30_000),
      endMs: null,
      startFrame: null,
      endFrame: null,
      rawStartMs: null,
      rawEndMs: null,
    },
    reasonHeard: 'no',
    reasonAtMs: null,
    exception: null,
    note: '',
    createdAt: at,
    changedAt: at,
    ...change,
  };
}

export function answerOf(questionId: string, value: string): Answer {
  return { questionId, value, atMs: null, note: null, answeredAt: at, hint: null };
}

/** A whole submission with the required answers and one late start. */
export function submissionOf(change: Partial<Review> & Pick<Review, 'id'>): Submission {
  const review = reviewOf({ state: 'submitted', submittedAt: at, outcome: 'coached', ...change });
  return {
    review,
    answers: [answerOf('started-before-contact', 'no'), answerOf('recorded-to-end', 'yes')],
    findings: [findingOf({ id: `${review.id}-finding`, reviewId: review.id })],
  };
}

export function reclassificationOf(
  change: Partial<Reclassification> & Pick<Reclassification, 'id'>,
): Reclassification {
  return {
    videoId: 'video-1-1-1',
    reviewId: null,
    from: ['non-evidence'],
    to: 'misdemeanor-citation',
    reason: 'A citation was written.',
    reference: 'T1000',
    requestedBy: accounts.sergeant.id,
    requestedByName: accounts.sergeant.name,
    requestedAt: at,
    ...change,
  };
}
