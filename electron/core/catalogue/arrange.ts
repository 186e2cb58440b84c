import { setImmediate as breathe } from 'node:timers/promises';
import { type DeskDb, type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { lastDispatch, matchDispatches } from '../dispatch/match.ts';
import { fillNarrow, narrowStretches } from '../frame/narrow.ts';
import { isRiskDue, riskSteps } from '../risk/upkeep.ts';
import { feedPosition, noteArranged } from './feed-position.ts';
import { listIndexes } from './list-indexes.ts';
import { beginTallies } from './tallies.ts';

/**
 * Puts the lists in order after the first pull. Keeping ten indexes up to date row by row costs more than twice as much
 * as sorting them once, and matching dispatches with recordings is quickest when all of them are there. Until then lists
 * walk the one index on the time of recording. Then what frames ask for is copied out of the records; last of all, each
 * recording is looked at for a class that doesn't fit and a late upload, and again whenever it changes. In steps, one
 * transaction each, so that the desk answers in between; it goes on where it stopped when it is called again. Answers false when `isStopped` said so before the end.
 */
export async function arrangeLists(db: DeskDb, isStopped: () => boolean): Promise<boolean> {
  for (const step of stepsFor(db.read)) {
    await breathe();
    if (isStopped()) return false;
    step(db);
  }
  return true;
}

/** Whether rows wait to be put in order, or recordings to be looked at. */
export function isArrangementDue(db: ReadDb): boolean {
  const { arranged, pulledAt } = feedPosition(db);
  return pulledAt !== null && (arranged < 3 || isRiskDue(db));
}

/** All is in order: what is counted by the day may be asked for. */
export function isArranged(db: ReadDb): boolean {
  return feedPosition(db).arranged >= 2;
}

/** Frames may be asked of the narrow table. */
export function hasNarrow(db: ReadDb): boolean {
  return feedPosition(db).arranged >= 3;
}

/** Lists may use all their indexes. */
export function hasIndexes(db: ReadDb): boolean {
  return feedPosition(db).arranged >= 1;
}

type Step = (db: DeskDb) => void;

/** Dispatches matched in one step: some ten milliseconds. */
const matchedAtOnce = 1000;

function* stepsFor(read: ReadDb): Generator<Step> {
  if (!isArrangementDue(read)) return;
  if (feedPosition(read).arranged < 3) yield* orderingSteps(read);
  yield* riskSteps(read);
}

function* orderingSteps(read: ReadDb): Generator<Step> {
  if (!hasIndexes(read)) {
    for (const { name, text } of listIndexes) {
      const create = sql(`create index ${name}`, text);
      yield (db) => db.writeLightly(create.name, (write) => write.run(create));
    }
    // From here on, whatever comes in is matched as it comes.
    yield (db) => db.write('arrange', (write) => finish(write, 1));
  }
  if (!isArranged(read)) yield* matching(read);
  // Rows that came since the indexes are there have been copied as they came; the rest follows here.
  for (const stretch of narrowStretches(read))
    yield (db) => db.writeAside('copy for frames', (write) => fillNarrow(write, stretch));
  // No list is other than it was.
  yield (db) => db.write('arrange', (write) => noteArranged(write, 3));
}

function* matching(read: ReadDb): Generator<Step> {
  // Matching twice does no harm, so a desk that was closed meanwhile begins again.
  const last = lastDispatch(read);
  for (let after = 0; after < last; after += matchedAtOnce)
    yield (db) =>
      db.writeLightly('match dispatches', (write) => matchDispatches(write, after, after + matchedAtOnce));
  yield (db) =>
    db.write('arrange', (write) => {
      beginTallies(write);
      finish(write, 2);
    });
}

function finish(db: WriteDb, arranged: number): void {
  noteArranged(db, arranged);
  db.touchCatalogue();
}
