import type { Queue, QueueRow } from '../../../contract/library-state.ts';
import type { Duty } from '../../../contract/nouns/review.ts';
import type { Instant } from '../../../contract/time.ts';
import type { Census } from '../census/standing.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { dispatchesOf } from '../dispatch/store.ts';
import { timingOf } from '../dispatch/timing.ts';
import { duties } from '../duty/store.ts';
import { type Names, namesOf, rowById } from '../video/rows.ts';
import { videoById } from '../video/store.ts';
import { factsOf, type Period } from './facts.ts';
import { hintsOf } from './hints.ts';

/** What this reviewer owes, most pressing first, done ones last, with the facts above the list. */
export function queueOf(db: ReadDb, now: Instant, census: Census | null): Queue {
  const all = duties(db).sort(mostPressingFirst(db));
  const period = periodOf(all, now);
  const names = namesOf(db);
  return {
    period: period && { name: period.name, endsAt: period.endsAt },
    facts: factsOf(db, all, period, now, census),
    rows: all.flatMap((duty) => rowOf(db, duty, names)),
  };
}

/** The next one to review; null when nothing is owed. */
export function nextOwed(db: ReadDb): QueueRow | null {
  const names = namesOf(db);
  for (const duty of duties(db).sort(mostPressingFirst(db))) {
    const [row] = duty.doneAt === null ? rowOf(db, duty, names) : [];
    if (row) return row;
  }
  return null;
}

/** A duty whose video this desk doesn't have (any more) can't be done here, and isn't shown. */
function rowOf(db: ReadDb, duty: Duty, names: Names): QueueRow[] {
  const row = rowById(db, duty.videoId, names);
  const video = row && videoById(db, duty.videoId);
  if (!row || !video) return [];
  const [best] = dispatchesOf(db, video);
  const timing = best ? timingOf(video, best) : null;
  // A second review is made without what the first reviewer, or the data, would suggest.
  return [{ duty, video: row, timing, hints: duty.kind === 'second' ? [] : hintsOf(video, timing) }];
}

/** What ends first presses most: the duty's own day, or the video's deletion. Done ones follow, the latest first. */
function mostPressingFirst(db: ReadDb): (a: Duty, b: Duty) => number {
  const endOf = (duty: Duty): number =>
    Math.min(duty.dueAt, db.get(deletion, duty.videoId)?.deletesAt ?? duty.dueAt);
  const ends = new Map<string, number>();
  const end = (duty: Duty): number => {
    const known = ends.get(duty.id) ?? endOf(duty);
    ends.set(duty.id, known);
    return known;
  };
  return (a, b) => {
    if (a.doneAt !== null && b.doneAt !== null) return b.doneAt - a.doneAt;
    if (a.doneAt !== null || b.doneAt !== null) return a.doneAt === null ? -1 : 1;
    return end(a) - end(b) || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1);
  };
}

/** The one that is running; else the one that ends last. */
function periodOf(all: readonly Duty[], now: Instant): Period | null {
  const periods = all.flatMap(({ period }) => (period ? [period] : []));
  const running = periods.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  return running ?? periods.sort((a, b) => b.endsAt - a.endsAt)[0] ?? null;
}

const deletion = sql<[videoId: string], { deletesAt: number }>(
  'deletion of a video',
  'SELECT deletes_at AS deletesAt FROM video WHERE id = ?',
);
