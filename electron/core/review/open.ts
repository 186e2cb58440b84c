import type { Review } from '../../../contract/nouns/review.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { ReadDb } from '../db/sql.ts';
import { videoById } from '../video/store.ts';
import { refuseIfSubmitted } from './rules.ts';
import { reviewById } from './store.ts';

/** A review that can still change, and the length of its clip. */
export type OpenReview = {
  readonly review: Review;
  /** Null when the record has left this desk: the review goes on without it. */
  readonly video: Video | null;
  /** Milliseconds. Unknown: without end, so that nothing is refused for lying outside. */
  readonly durationMs: number;
};

export function openReview(db: ReadDb, id: string): OpenReview | Refusal {
  const review = reviewById(db, id);
  if (review === null) return refuse('not-found', 'This desk has no such review.');
  const closed = refuseIfSubmitted(review);
  if (closed) return closed;
  const video = videoById(db, review.videoId);
  return { review, video, durationMs: video?.durationMs ?? Number.MAX_SAFE_INTEGER };
}
