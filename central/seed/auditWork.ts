import type { Account } from '../../contract/nouns/account.ts';
import type { DrawRecord } from '../../contract/nouns/draw.ts';
import type { Purpose } from '../../contract/nouns/review.ts';
import type { SampleItem } from '../../contract/nouns/sample.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { isRefusal, type Refusal } from '../../contract/problem.ts';
import type { Instant } from '../../contract/time.ts';
import type { Books } from '../events/books.ts';
import { digestOf } from '../events/canonical.ts';
import { secondDutyId } from '../events/owedSeconds.ts';
import { keepSampleItem } from '../events/samples.ts';
import { submitReview } from '../events/submission.ts';
import { demoAccounts } from './demoAccounts.ts';
import type { Dice } from './dice.ts';
import { doneReview, type seenBy } from './doneReview.ts';

/** One of the two looks at an item, submitted as a desk submits it; the first one settles the item. */
export async function review(
  books: Books,
  dice: Dice,
  done: {
    readonly record: DrawRecord;
    readonly video: Video;
    readonly by: Account;
    readonly purpose: Purpose;
    readonly at: Instant;
    readonly seen: ReturnType<typeof seenBy>;
  },
): Promise<void> {
  const { record, video, by, at } = done;
  const id = `review-${by.username}-${record.id}-${video.id}`;
  const sample = { drawId: record.id, itemId: video.vendorId };
  const duty =
    done.purpose === 'audit' ? null : await books.read('duty', secondDutyId(record.id, video.vendorId));
  const whole = doneReview(dice, id, by, { ...done, duty: duty?.body ?? null }, done.seen);
  fine(
    await submitReview(books, { account: by, now: at }, { ...whole, review: { ...whole.review, sample } }),
  );
  if (done.purpose !== 'audit') return;
  const word = said(record, video.vendorId, { state: 'reviewed', reviewId: id, at });
  fine(await keepSampleItem(books, taking(at), word));
}

/** What the auditor says of an item. */
export function said(
  record: DrawRecord,
  itemId: string,
  word: Pick<SampleItem, 'state' | 'at'> & Partial<SampleItem>,
): SampleItem {
  const blank = { reason: null, note: '', reviewId: null, videoId: null, by: demoAccounts.auditor.name };
  return {
    id: `${record.id}/${digestOf(itemId).slice(0, 32)}`,
    drawId: record.id,
    itemId,
    ...blank,
    ...word,
  };
}

export function taking(now: Instant) {
  return { account: demoAccounts.auditor, now };
}

/** What the demonstration does is never refused; if it is, a rule has changed, and the seed must follow. */
export function fine(ruling: Refusal | null): void {
  if (isRefusal(ruling)) throw new Error(`the demonstration was refused: ${JSON.stringify(ruling)}`);
}
