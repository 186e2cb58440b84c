import type { VideoRow } from '../../contract/library-state.ts';
import { dateText, daysAway, daysAwayText } from '../words/when.ts';

export function reviewText(review: VideoRow['review']): string {
  switch (review) {
    case 'none':
      return 'not reviewed';
    case 'open':
      return 'open, mine';
    case 'submitted':
      return 'submitted, mine';
    case 'others':
      return 'by a colleague';
  }
}

/** When a video deletes itself: in days while that is near, else its date. */
export function deletionWord(
  { deletedAt, zone }: Pick<VideoRow, 'deletedAt' | 'zone'>,
  now: number,
): { readonly says: string; readonly isNear: boolean } {
  if (deletedAt === null) return { says: 'kept', isNear: false };
  if (deletedAt <= now) return { says: 'date passed', isNear: true };
  const days = daysAway(deletedAt, now);
  return { says: days <= 90 ? daysAwayText(deletedAt, now) : dateText(deletedAt, zone), isNear: days <= 30 };
}
