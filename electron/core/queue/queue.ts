import type { Queue, QueueRow } from '../../../contract/desk-state.ts';
import type { CodeList } from '../../../contract/nouns/account.ts';
import type { Duty } from '../../../contract/nouns/review.ts';
import { day, type Instant, instant } from '../../../contract/time.ts';
import { codeListsOf } from '../catalogue/configuration.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { dispatchesOf, withoutVideo } from '../dispatch/store.ts';
import { timingOf } from '../dispatch/timing.ts';
import { duties } from '../duty/store.ts';
import { type Names, namesOf, rowById } from '../video/rows.ts';
import { videoById } from '../video/store.ts';
import { hintsOf } from './hints.ts';

const nearDeletionMs = 30 * day;

/** What this reviewer owes, most pressing first, done ones last, with the facts above the list. */
export function queueOf(db: ReadDb, now: Instant): Queue {
  const all = duties(db).sort(mostPressingFirst(db));
  const period = periodOf(all, now);
  const names = namesOf(db);
  return {
    period: period && { name: period.name, endsAt: period.endsAt },
    facts: factsOf(db, all, period, now),
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

type Period = NonNullable<Duty['period']>;

/** The one that is running; else the one that ends last. */
function periodOf(all: readonly Duty[], now: Instant): Period | null {
  const periods = all.flatMap(({ period }) => (period ? [period] : []));
  const running = periods.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  return running ?? periods.sort((a, b) => b.endsAt - a.endsAt)[0] ?? null;
}

function factsOf(db: ReadDb, all: readonly Duty[], period: Period | null, now: Instant): Queue['facts'] {
  const inPeriod =
    period === null ? all : all.filter((duty) => duty.period === null || duty.period.name === period.name);
  const done = inPeriod.filter(({ doneAt }) => doneAt !== null);
  const since = period?.startsAt ?? instant(now - 90 * day);
  const missing = withoutVideo(db, since, now);
  return {
    owed: inPeriod.length,
    done: done.length,
    officersNotStarted: officersNotStarted(db, inPeriod),
    nearDeletion: db.get(nearDeletion, now + nearDeletionMs)?.count ?? 0,
    nearDeletionWithCitation: db.get(nearDeletionCited, now + nearDeletionMs)?.count ?? 0,
    dispatchesWithoutVideo: missing.count,
    urgentWithoutVideo: missing.urgent,
    oldestWithoutVideoAt: missing.oldestAt === null ? null : instant(missing.oldestAt),
    ...findingFacts(db, since),
  };
}

/** Officers with something owed and nothing done. */
function officersNotStarted(db: ReadDb, inPeriod: readonly Duty[]): number {
  const byOfficer = Map.groupBy(inPeriod, ({ videoId }) => db.get(officerOf, videoId)?.officer ?? null);
  byOfficer.delete(null);
  return [...byOfficer.values()].filter((theirs) => theirs.every(({ doneAt }) => doneAt === null)).length;
}

function findingFacts(db: ReadDb, since: Instant) {
  const groups = groupsOf(codeListsOf(db));
  const kinds = db.all(findingKinds, since);
  const total = (wanted: string | null): number =>
    kinds.reduce(
      (sum, { kind, count }) => sum + (wanted === null || groups.get(kind) === wanted ? count : 0),
      0,
    );
  const commended = total('good');
  return {
    findings: total(null) - commended,
    late: total('late'),
    early: total('early'),
    narration: total('narration'),
    commended,
  };
}

function groupsOf(lists: readonly CodeList[]): ReadonlyMap<string, string> {
  const items = lists.find(({ id }) => id === 'finding')?.items ?? [];
  return new Map(items.map(({ code, group }) => [code, group ?? 'other']));
}

const deletion = sql<[videoId: string], { deletesAt: number }>(
  'deletion of a video',
  'SELECT deletes_at AS deletesAt FROM video WHERE id = ?',
);
const officerOf = sql<[videoId: string], { officer: number | null }>(
  'officer of a video',
  'SELECT officer FROM video WHERE id = ?',
);
const nearDeletion = sql<[before: number], { count: number }>(
  'videos near deletion',
  'SELECT count(*) AS count FROM video INDEXED BY video_by_deletion_unreviewed WHERE review = 0 AND deletes_at < ?',
);
const nearDeletionCited = sql<[before: number], { count: number }>(
  'videos near deletion with a citation',
  'SELECT count(*) AS count FROM video INDEXED BY video_by_deletion_cited WHERE cited = 1 AND review = 0 AND deletes_at < ?',
);
const findingKinds = sql<[since: number], { kind: string; count: number }>(
  'findings by kind',
  `SELECT finding.kind AS kind, count(*) AS count FROM review JOIN finding ON finding.review_id = review.id
   WHERE review.submitted_at >= ? AND finding.removed_at IS NULL GROUP BY finding.kind`,
);
