import type { Queue } from '../../../contract/library-state.ts';
import type { CodeList } from '../../../contract/nouns/account.ts';
import type { Duty } from '../../../contract/nouns/review.ts';
import { day, type Instant, instant } from '../../../contract/time.ts';
import { isArranged } from '../catalogue/arrange.ts';
import { codeListsOf } from '../catalogue/configuration.ts';
import { goingUnreviewed, type Missing, withoutRecording } from '../catalogue/tallies.ts';
import type { Census } from '../census/standing.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { unexplainedBy, withoutExplained } from '../missing/explained.ts';

export type Period = NonNullable<Duty['period']>;

const nearDeletionMs = 30 * day;

/** The numbers above the queue, of the running period where there is one. */
export function factsOf(
  db: ReadDb,
  all: readonly Duty[],
  period: Period | null,
  now: Instant,
  census: Census | null,
): Queue['facts'] {
  const inPeriod =
    period === null ? all : all.filter((duty) => duty.period === null || duty.period.name === period.name);
  const done = inPeriod.filter(({ doneAt }) => doneAt !== null);
  const since = period?.startsAt ?? instant(now - 90 * day);
  return {
    owed: inPeriod.length,
    done: done.length,
    officersNotStarted: officersNotStarted(db, inPeriod),
    ...catalogueFacts(db, since, now, census),
    ...findingFacts(db, since),
  };
}

/** Before the lists are in order, soon after the first pull, nothing is counted: half a number misleads. */
function catalogueFacts(db: ReadDb, since: Instant, now: Instant, census: Census | null) {
  const isCounted = isArranged(db);
  const going = isCounted ? goingUnreviewed(db, now + nearDeletionMs) : { videos: 0, cited: 0 };
  const missing = missingSince(db, since, now, isCounted, census);
  return {
    nearDeletion: going.videos,
    nearDeletionWithCitation: going.cited,
    dispatchesWithoutVideo: missing.dispatches,
    urgentWithoutVideo: missing.urgent,
    oldestWithoutVideoAt: missing.oldestAt === null ? null : instant(missing.oldestAt),
  };
}

/** As the census says; until it is there, as the lists were matched, which is nearly the same. */
function missingSince(
  db: ReadDb,
  since: Instant,
  now: Instant,
  isCounted: boolean,
  census: Census | null,
): Missing {
  if (census !== null) return unexplainedBy(census, db, since, now);
  return isCounted
    ? withoutExplained(db, withoutRecording(db, since, now), since, now)
    : { dispatches: 0, urgent: 0, oldestAt: null };
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

const officerOf = sql<[videoId: string], { officer: number | null }>(
  'officer of a video',
  'SELECT officer FROM video WHERE id = ?',
);
const findingKinds = sql<[since: number], { kind: string; count: number }>(
  'findings by kind',
  `SELECT finding.kind AS kind, count(*) AS count FROM review JOIN finding ON finding.review_id = review.id
   WHERE review.submitted_at >= ? AND finding.removed_at IS NULL GROUP BY finding.kind`,
);
