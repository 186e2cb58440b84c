import type { Review, Submission } from '../../../contract/nouns/review.ts';
import { answersOf } from '../answer/store.ts';
import type { ReadDb } from '../db/sql.ts';
import { findingsOf } from '../finding/store.ts';
import { resultsOf } from '../result/store.ts';
import { reviewsOfVideo } from '../review/store.ts';

/** The two looks at an item; null: not in, or not to be seen yet. */
export type Looks = { readonly first: Submission | null; readonly second: Submission | null };

/**
 * The submitted reviews of an item: this reviewer's own and those the central publishes. The central keeps one from the
 * other reviewer until both are in, so what isn't there can't be shown.
 */
export function looksAt(db: ReadDb, drawId: string, itemId: string, videoId: string): Looks {
  const own = reviewsOfVideo(db, videoId)
    .filter(({ state }) => state === 'submitted')
    .map((review) => wholeOf(db, review));
  const known = new Set(own.map(({ review }) => review.id));
  const all = [...own, ...resultsOf(db, videoId).filter(({ review }) => !known.has(review.id))];
  const isOfItem = ({ review }: Submission): boolean =>
    review.sample?.drawId === drawId && review.sample.itemId === itemId;
  return {
    first: all.find((one) => isOfItem(one) && one.review.purpose !== 'second-review') ?? null,
    second:
      all.find((one) => isOfItem(one) && one.review.purpose === 'second-review') ??
      all.find(({ review }) => review.purpose === 'second-review' && !review.sample) ??
      null,
  };
}

function wholeOf(db: ReadDb, review: Review): Submission {
  return { review, answers: answersOf(db, review.id), findings: findingsOf(db, review.id) };
}
