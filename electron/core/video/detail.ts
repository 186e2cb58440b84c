import type { VideoDetail } from '../../../contract/library-state.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { classificationsOf, officerById, unitsOf } from '../catalogue/configuration.ts';
import { reclassificationRecordsOf } from '../catalogue/reclassifications.ts';
import type { ReadDb } from '../db/sql.ts';
import { dispatchesOf, dispatchesOfEvent } from '../dispatch/store.ts';
import { matchRule, timingOf } from '../dispatch/timing.ts';
import { dutiesOfVideo } from '../duty/store.ts';
import { resultsOf } from '../result/store.ts';
import { reviewsOfVideo } from '../review/store.ts';
import { videoById } from './store.ts';

/** Everything known of a video before it is watched; null: this desk has no such video. */
export function detailOf(db: ReadDb, id: string): VideoDetail | null {
  const video = videoById(db, id);
  if (video === null) return null;
  const units = new Map(unitsOf(db).map(({ id: unit, name }) => [unit, name]));
  const nameOf = (unit: string | null): string | null => (unit === null ? null : (units.get(unit) ?? null));
  const dispatches = dispatchesOf(db, video);
  return {
    video,
    officer: video.officerId === null ? null : officerById(db, video.officerId),
    squadName: nameOf(video.squadId),
    divisionName: nameOf(video.divisionId),
    timings: dispatches.map((dispatch) => timingOf(video, dispatch)),
    matchRule,
    otherDispatches: othersAt(db, dispatches, video.officerId),
    classifications: classificationsOf(db),
    reclassifications: reclassificationRecordsOf(db, id),
    results: resultsOf(db, id),
    duties: dutiesOfVideo(db, id),
    underReview: reviewsOfVideo(db, id).find(({ state }) => state === 'open')?.purpose ?? null,
  };
}

/** Who else was sent to the same events. */
function othersAt(
  db: ReadDb,
  dispatches: readonly Dispatch[],
  officerId: string | null,
): VideoDetail['otherDispatches'] {
  const events = new Set(dispatches.map(({ eventNumber }) => eventNumber));
  return [...events]
    .flatMap((event) => dispatchesOfEvent(db, event))
    .filter((dispatch) => dispatch.officerId !== officerId)
    .map((dispatch) => ({
      officerName: dispatch.officerId === null ? null : (officerById(db, dispatch.officerId)?.name ?? null),
      unit: dispatch.unit,
      arrivedAt: dispatch.arrivedAt,
    }));
}
