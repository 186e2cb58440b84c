import type { DrawRecord } from '../../contract/nouns/draw.ts';
import type { Plan } from '../../contract/nouns/plan.ts';
import type { Duty } from '../../contract/nouns/review.ts';
import { day, instant } from '../../contract/time.ts';
import { secondReviewItems } from '../../sampling/draw/secondReview.ts';
import { sampleOf } from '../../sampling/draw/spares.ts';
import { goneItem, itemOf } from '../items/item.ts';
import { isInScope } from '../scope.ts';
import { openItemsOf, openPairs } from './blind.ts';
import type { Books, Entry } from './books.ts';
import { digestOf } from './canonical.ts';
import type { Taking } from './outcome.ts';

/** A second reviewer has so long, beside the daily work. */
const longest = 30 * day;

type Drawn = { readonly record: DrawRecord; readonly plan: Plan | null };

/**
 * Gives the plan's second reviewer the duties that its draw asks for: the share with the smallest tickets, of videos
 * that the reviewer may see. Done again after each change of the draw: new ones come, none that stays is moved. An item
 * whose first review is open to everybody gets none, for it couldn't be blind. `videoId`: the recording just found for
 * a dispatch.
 */
export async function oweSecondReviews(
  books: Books,
  taking: Pick<Taking, 'now'>,
  { record, plan }: Drawn,
  found?: { readonly itemId: string; readonly videoId: string },
): Promise<void> {
  const reviewerId = plan?.secondReview.reviewerId ?? null;
  if (plan === null || reviewerId === null || plan.secondReview.share === 0) return;
  const reviewer = await books.account(reviewerId);
  if (reviewer === null) return;
  const ids = new Set(sampleOf(record).map(({ id }) => id));
  for (const itemId of secondReviewItems(record, plan.secondReview.share, digestOf)) {
    if (!ids.has(itemId)) continue;
    if (found !== undefined && found.itemId !== itemId) continue;
    const id = secondDutyId(record.id, itemId);
    if ((await books.read('duty', id)) !== null) continue;
    const video = await videoOf(books, plan, itemId, found?.videoId ?? null);
    if (video === null || !isInScope(reviewer, video.item)) continue;
    if ((await openItemsOf(books, { drawId: record.id, itemId }, video.body.id)).length > 0) continue;
    const duty: Duty = {
      id,
      videoId: video.body.id,
      reviewerId,
      kind: 'second',
      programme: plan.name,
      squadId: video.body.squadId,
      divisionId: video.body.divisionId,
      dueAt: instant(taking.now + longest),
      period: null,
      note: null,
      doneAt: null,
      sample: { drawId: record.id, itemId },
    };
    books.put(itemOf('duty', duty));
  }
}

/** Second reviews of these items that are still owed no longer are, and nothing about the items stays hidden. */
export async function takeBackSeconds(
  books: Books,
  drawId: string,
  itemIds: readonly string[],
): Promise<void> {
  for (const itemId of itemIds) {
    const duty = await books.read('duty', secondDutyId(drawId, itemId));
    if (duty === null) continue;
    if (duty.body.doneAt === null) books.put(goneItem(duty.item));
    await openPairs(books, [duty.body]);
  }
}

/** The duty to review an item a second time has one id for ever, so that it is made once. */
export function secondDutyId(drawId: string, itemId: string): string {
  return `second-${digestOf(JSON.stringify([drawId, itemId])).slice(0, 32)}`;
}

/** The video to watch for an item; null: there is none, or none yet. */
async function videoOf(
  books: Books,
  plan: Plan,
  itemId: string,
  foundId: string | null,
): Promise<Entry<'video'> | null> {
  switch (plan.query.kind) {
    case 'videos': {
      const [named] = await books.about('video', itemId);
      return named ?? books.read('video', itemId);
    }
    case 'dispatches':
      return foundId === null ? null : books.read('video', foundId);
    case 'reviews': {
      const result = await books.read('result', itemId);
      return result === null ? null : books.read('video', result.body.review.videoId);
    }
  }
}
