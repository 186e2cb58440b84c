import type { Account } from '../../contract/nouns/account.ts';
import type { DrawRecord } from '../../contract/nouns/draw.ts';
import type { Period } from '../../contract/nouns/programme.ts';
import type { Duty } from '../../contract/nouns/review.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { sampleOf } from '../../sampling/draw/spares.ts';
import { digestOf } from '../events/canonical.ts';

/**
 * The duties for what was drawn in a period: the squad's sergeants take turns. Without a sergeant nobody owes anything
 * yet; a later round gives it to whoever has come. Items whose record is gone are left out.
 */
export function dutiesFor(
  period: Period,
  records: readonly DrawRecord[],
  videos: ReadonlyMap<string, Video>,
  sergeants: readonly Account[],
): readonly Duty[] {
  if (sergeants.length === 0) return [];
  return records
    .flatMap((record) => sampleOf(record).map(({ id }) => ({ drawId: record.id, itemId: id })))
    .flatMap(({ drawId, itemId }, at): readonly Duty[] => {
      const video = videos.get(itemId);
      const reviewer = sergeants[at % sergeants.length];
      if (video === undefined || reviewer === undefined) return [];
      return [dutyFor(period, { drawId, itemId }, video, reviewer.id)];
    });
}

/** Its id is the same for ever: an item of a draw is owed once. */
export function periodicDutyId(drawId: string, itemId: string): string {
  return `periodic-${digestOf(JSON.stringify([drawId, itemId])).slice(0, 32)}`;
}

function dutyFor(
  period: Period,
  { drawId, itemId }: { readonly drawId: string; readonly itemId: string },
  video: Video,
  reviewerId: string,
): Duty {
  const { name, startsAt, endsAt } = period;
  return {
    id: periodicDutyId(drawId, itemId),
    videoId: video.id,
    reviewerId,
    kind: 'periodic',
    programme: period.programme,
    squadId: video.squadId,
    divisionId: video.divisionId,
    dueAt: endsAt,
    period: { name, startsAt, endsAt },
    note: null,
    doneAt: null,
    sample: { drawId, itemId },
  };
}
