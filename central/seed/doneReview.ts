import type { Account } from '../../contract/nouns/account.ts';
import type { Finding } from '../../contract/nouns/finding.ts';
import type { Answer } from '../../contract/nouns/form.ts';
import type { Duty, Purpose, Submission } from '../../contract/nouns/review.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { type Instant, instant, minute, ms } from '../../contract/time.ts';
import { videoReviewForm } from '../defaults/form.ts';
import type { Dice } from './dice.ts';
import type { Truth } from './truth.ts';

/** What a reviewer saw. */
export type Seen = {
  readonly isLateStart: boolean;
  readonly isEarlyStop: boolean;
  readonly isNarrationMissing: boolean;
  readonly isCommendable: boolean;
};

/** What a careful reviewer sees of what was planted, and sometimes something good. */
export function seenBy(dice: Dice, truth: Truth, videoId: string): Seen {
  const isEarlyStop = truth.videos.earlyStop.includes(videoId);
  return {
    isLateStart: truth.videos.lateStart.includes(videoId),
    isEarlyStop,
    isNarrationMissing: isEarlyStop && dice.chance(0.8),
    isCommendable: dice.chance(0.28),
  };
}

/** A review as a careful sergeant submits it: the required answers, findings where something was seen, an outcome. */
export function doneReview(
  dice: Dice,
  id: string,
  reviewer: Pick<Account, 'id' | 'name'>,
  done: {
    readonly video: Video;
    readonly duty: Duty | null;
    readonly purpose: Purpose;
    readonly at: Instant;
  },
  seen: Seen,
): Submission {
  const { video, at } = done;
  const startedAt = instant(at - Math.min(video.durationMs, 20 * minute) - dice.whole(1, 4) * minute);
  const review: Submission['review'] = {
    id,
    videoId: video.id,
    dutyId: done.duty?.id ?? null,
    reviewerId: reviewer.id,
    reviewerName: reviewer.name,
    purpose: done.purpose,
    formId: videoReviewForm.id,
    formVersion: videoReviewForm.version,
    state: 'submitted',
    startedAt,
    submittedAt: at,
    outcome: seen.isCommendable ? 'commended' : seen.isLateStart || seen.isEarlyStop ? 'coached' : 'no-issue',
    unavailable: null,
    trouble: null,
    note: '',
    watched: {
      stretches: [{ startMs: ms(0), endMs: video.durationMs, speed: 2, sound: true }],
      shownMs: video.durationMs,
    },
    cameras: [],
    sample: done.duty?.sample ?? null,
  };
  return {
    review,
    answers: answersOf(seen, startedAt),
    findings: findingsOf(dice, id, video, seen, startedAt),
  };
}

function answersOf(seen: Seen, startedAt: Instant): Answer[] {
  const wrong = new Set([
    ...(seen.isLateStart ? ['started-before-contact'] : []),
    ...(seen.isEarlyStop ? ['recorded-to-end'] : []),
  ]);
  return videoReviewForm.questions
    .filter(({ required }) => required)
    .map(({ id }, index) => ({
      questionId: id,
      value: wrong.has(id) ? 'no' : 'yes',
      atMs: null,
      note: null,
      answeredAt: instant(startedAt + (index + 1) * 9_000),
      hint: null,
    }));
}

function findingsOf(dice: Dice, reviewId: string, video: Video, seen: Seen, startedAt: Instant): Finding[] {
  const found: Finding[] = [];
  const find = (kind: string, atMs: number, reasonHeard: Finding['reasonHeard'], note: string) => {
    const at = instant(startedAt + (found.length + 1) * 40_000);
    found.push({
      id: `${reviewId}-${kind}`,
      reviewId,
      kind,
      mark: {
        startMs: ms(atMs),
        endMs: null,
        startFrame: null,
        endFrame: null,
        rawStartMs: null,
        rawEndMs: null,
      },
      reasonHeard,
      reasonAtMs: null,
      exception: null,
      note,
      createdAt: at,
      changedAt: at,
    });
  };
  const pressed = Math.max(0, (video.activatedAt ?? video.recordedAt) - video.recordedAt);
  if (seen.isLateStart) find('late-start', Math.min(pressed, video.durationMs), 'no', '');
  if (seen.isEarlyStop) find('early-stop', video.durationMs, dice.chance(0.4) ? 'yes' : 'no', '');
  if (seen.isNarrationMissing) find('missing-narration-stop', video.durationMs, null, '');
  if (seen.isCommendable)
    find('commendable', dice.between(0.2, 0.8) * video.durationMs, null, dice.pick(praise));
  return found;
}

const praise = [
  'Calm with an agitated caller; explained every step.',
  'Gave the recording notice at once and kept the resident informed.',
  'Checked on the second driver before the paperwork.',
  'Good spoken summary before switching off.',
] as const;
