import type { Period, Programme } from '../../../contract/nouns/programme.ts';
import type { Review, Submission } from '../../../contract/nouns/review.ts';
import type { ItemState } from '../../../contract/nouns/sample.ts';
import type { ProgrammeProgress } from '../../../contract/sample-state.ts';
import { officersOf, unitsOf } from '../catalogue/configuration.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { duties } from '../duty/store.ts';
import type { Clock } from '../ports.ts';
import { publishedOf } from '../sample/published.ts';
import { keptItems } from '../sample/states.ts';
import type { Handlers } from '../serve.ts';
import { videoById } from '../video/store.ts';
import { daysLeft, type OfficerCount, officerCounts } from './progress.ts';

export function programmeRoutes({ now }: Pick<Clock, 'now'>): Handlers<'programmes'> {
  return { programmes: ({ signedIn: { db } }) => ({ programmes: runningOf(db.read, now()) }) };
}

/** Periods that run, and those that ended with something still overdue. */
function runningOf(db: ReadDb, now: number): ProgrammeProgress[] {
  const programmes = publishedOf(db, 'programme');
  return publishedOf(db, 'period')
    .filter(({ startsAt }) => startsAt <= now)
    .sort((a, b) => b.startsAt - a.startsAt)
    .flatMap((period) => {
      const programme = programmes.find(
        ({ id, version }) => id === period.programmeId && version === period.programmeVersion,
      );
      return programme === undefined ? [] : [progressOf(db, programme, period, now)];
    })
    .filter(({ period, rows }) => now < period.endsAt || rows.some(({ overdue }) => overdue > 0));
}

function progressOf(db: ReadDb, programme: Programme, period: Period, now: number): ProgrammeProgress {
  const counts = officerCounts({
    period,
    draws: publishedOf(db, 'draw').filter(
      ({ seedOrigin }) => seedOrigin.kind === 'period' && seedOrigin.periodId === period.id,
    ),
    duties: duties(db).filter(
      ({ kind, period: of }) =>
        kind === 'periodic' && of?.startsAt === period.startsAt && of.endsAt === period.endsAt,
    ),
    done: periodicSince(db, period.startsAt),
    stateOf: statesIn(db),
    officerOfVideo: (id) => videoById(db, id)?.officerId ?? null,
    now,
  });
  return { programme, period, daysLeft: daysLeft(period, now), rows: rowsOf(db, period, counts) };
}

/** Where items stand, read once for each draw. */
function statesIn(db: ReadDb): (drawId: string, itemId: string) => ItemState {
  const read = new Map<string, ReturnType<typeof keptItems>>();
  return (drawId, itemId) => {
    const kept = read.get(drawId) ?? keptItems(db, drawId);
    read.set(drawId, kept);
    return kept.get(itemId)?.state ?? 'to-do';
  };
}

/** Every officer of the scope has a row, also those of whom nothing was drawn. */
function rowsOf(db: ReadDb, period: Period, counts: readonly OfficerCount[]): ProgrammeProgress['rows'] {
  const units = new Map(unitsOf(db).map(({ id, name }) => [id, name]));
  const countOf = new Map(counts.map((count) => [count.officerId, count]));
  const none = { drawn: 0, done: 0, overdue: 0 };
  return officersOf(db)
    .filter(({ id, equipped, squadId }) => countOf.has(id) || (equipped && squadId !== null))
    .map((officer) => {
      const { drawn, done, overdue } = countOf.get(officer.id) ?? none;
      return {
        officerId: officer.id,
        officerName: officer.name,
        badge: officer.badge,
        squadId: officer.squadId,
        squadName: officer.squadId === null ? null : (units.get(officer.squadId) ?? null),
        goal: period.per === 'officer' ? period.goal : drawn,
        drawn,
        done,
        overdue,
      };
    });
}

/** Periodic reviews that were submitted since: what the central published, and this desk's own that are on their way. */
function periodicSince(db: ReadDb, since: number): readonly Review[] {
  const published = db.column(results, since).map((body) => (JSON.parse(body) as Submission).review);
  const own = db.column(reviews, since).map((body) => JSON.parse(body) as Review);
  return [...published, ...own].filter(({ purpose }) => purpose === 'periodic');
}

const results = sql<[since: number], string>(
  'results since',
  'SELECT body FROM result WHERE submitted_at >= ?',
);
const reviews = sql<[since: number], string>(
  'own reviews since',
  `SELECT body FROM review WHERE submitted_at >= ?`,
);
