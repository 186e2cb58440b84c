import {
  type Classification,
  deletedAt,
  type Reclassification,
} from '../../../contract/nouns/classification.ts';
import type { Review } from '../../../contract/nouns/review.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import type { Reviewer } from '../review/rules.ts';

/** A request for another class, and what it would do to the day on which the video deletes itself. */

export type Asked = Pick<Reclassification, 'id' | 'to' | 'reason' | 'reference'>;

/** When the video is deleted with the classes it has, and with the one asked for. */
export type Effect = { readonly deletedAtBefore: Instant | null; readonly deletedAtAfter: Instant | null };

export type Table = ReadonlyMap<string, Classification>;

/** The request as it is kept, or why it can't be. `from` is what the reviewer sees now; `review` null: made outside of one. */
export function requested(
  asked: Asked,
  review: Pick<Review, 'id'> | null,
  video: Pick<Video, 'id' | 'classes'>,
  by: Reviewer,
  table: Table,
  now: Instant,
): Reclassification | Refusal {
  const from = video.classes.map(({ code }) => code);
  if (!table.has(asked.to)) return refuse('code-unknown', `There is no classification "${asked.to}".`);
  if (asked.reason.trim() === '') return refuse('reason-needed');
  if (isAlready(from, asked.to)) return refuse('class-unchanged');
  return {
    id: asked.id,
    videoId: video.id,
    reviewId: review?.id ?? null,
    from,
    to: asked.to,
    reason: asked.reason,
    reference: asked.reference,
    requestedBy: by.id,
    requestedByName: by.name,
    requestedAt: now,
  };
}

/** The same wish once more, on top of what the central holds now. */
export function requestedAgain(
  mine: Reclassification,
  id: string,
  theirs: readonly string[],
  now: Instant,
): Reclassification {
  return { ...mine, id, from: [...theirs], requestedAt: now };
}

export function isAlready(codes: readonly string[], to: string): boolean {
  return codes.length === 1 && codes[0] === to;
}

export function isSameRequest(kept: Reclassification, asked: Asked, reviewId: string | null): boolean {
  return (
    kept.reviewId === reviewId &&
    kept.to === asked.to &&
    kept.reason === asked.reason &&
    kept.reference === asked.reference
  );
}

export function effectOf(
  video: Pick<Video, 'recordedAt' | 'hold'>,
  request: Pick<Reclassification, 'from' | 'to'>,
  table: Table,
): Effect {
  return {
    deletedAtBefore: deletedAt(video, request.from, table),
    deletedAtAfter: deletedAt(video, [request.to], table),
  };
}
