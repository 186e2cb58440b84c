import type { z } from 'zod';
import type { VideoRow } from '../../../contract/library-state.ts';
import { deletedAt, type Reclassification } from '../../../contract/nouns/classification.ts';
import { DeskEvent } from '../../../contract/nouns/event.ts';
import type { Problem } from '../../../contract/problem.ts';
import type { Conflict, OutboxItem, SyncDetail } from '../../../contract/sync-state.ts';
import { instant, ms } from '../../../contract/time.ts';
import type { ReadDb } from '../db/sql.ts';
import { type Item, openItems, waitingItems } from '../outbox/items.ts';
import type { Theirs } from '../outbox/store.ts';
import { wordsOf } from '../outbox/words.ts';
import { tableOf } from '../reclassification/store.ts';
import { namesOf, rowById } from '../video/rows.ts';
import { videoById } from '../video/store.ts';
import { recentHappenings } from './happenings.ts';

/** The list of what waits ends here; the summary has the number of all. */
const mostShown = 200;

/** What is unsent, since when and why; what the reviewer has to decide; what happened last. */
export function syncDetail(db: ReadDb, how: Pick<SyncDetail, 'summary' | 'log' | 'safety'>): SyncDetail {
  return {
    ...how,
    waiting: waitingItems(db, mostShown).map((item) => shown(db, item)),
    tray: openItems(db, 'refused').map((item) => shown(db, item)),
    conflicts: openItems(db, 'conflict').map((item) => conflictOf(db, item)),
    recent: recentHappenings(db),
  };
}

/** The request that a conflict is about. */
export function requestIn(item: Item): Reclassification {
  const event = DeskEvent.parse(JSON.parse(item.body));
  if (event.kind !== 'reclassification-requested') throw new Error(`item ${item.counter} is a ${item.kind}`);
  return event.reclassification;
}

export function theirsIn(item: Item): Theirs {
  if (item.answer === null) throw new Error(`item ${item.counter} has no answer`);
  return JSON.parse(item.answer) as Theirs;
}

function shown(db: ReadDb, item: Item): z.infer<typeof OutboxItem> {
  const { counter, kind, reviewId, videoId, keptAt, tries, state, problem } = item;
  if (state === 'accepted') throw new Error(`item ${counter} has been accepted`);
  return {
    counter,
    kind,
    says: wordsOf(db, item),
    reviewId,
    videoId: videoId === '' ? null : videoId,
    keptAt: instant(keptAt),
    tries,
    state,
    problem: problem === null ? null : (JSON.parse(problem) as Problem),
  };
}

function conflictOf(db: ReadDb, item: Item): z.infer<typeof Conflict> {
  const mine = requestIn(item);
  const theirs = theirsIn(item);
  const video = videoById(db, item.videoId);
  const table = tableOf(db);
  return {
    counter: item.counter,
    video: rowById(db, item.videoId, namesOf(db)) ?? goneRow(mine),
    mine,
    theirs,
    deletedAtMine: video && deletedAt(video, [mine.to], table),
    deletedAtTheirs: video && deletedAt(video, theirs.classes, table),
  };
}

/** The video has left this desk since; the decision is still the reviewer's. */
function goneRow(mine: Reclassification): VideoRow {
  return {
    id: mine.videoId,
    title: 'No longer on this desk',
    incidentNumber: null,
    officerName: null,
    badge: null,
    squadName: null,
    divisionName: null,
    unit: null,
    device: null,
    recordedAt: mine.requestedAt,
    zone: 'UTC',
    durationMs: ms(0),
    classes: [...mine.from],
    deletedAt: null,
    hasFootage: false,
    access: 'open',
    review: 'none',
    callType: null,
  };
}
