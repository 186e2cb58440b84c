import { setImmediate as breathe } from 'node:timers/promises';
import { type DeskDb, type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { hasRecording, renewRecordings, setHasRecording } from '../dispatch/match.ts';
import { feedPosition, noteArranged } from './feed-position.ts';
import { listIndexes } from './list-indexes.ts';
import { beginTallies } from './tallies.ts';

/**
 * Puts the lists in order after the first pull. Keeping ten indexes up to date row by row costs more than twice as much
 * as sorting them once, and matching dispatches with recordings is quickest when all of them are there. Until then lists
 * walk the one index on the time of recording. In steps, one transaction each, so that the desk answers in between; it
 * goes on where it stopped when it is called again. Answers false when `isStopped` said so before the end.
 */
export async function arrangeLists(db: DeskDb, isStopped: () => boolean): Promise<boolean> {
  for (const step of stepsFor(db.read)) {
    await breathe();
    if (isStopped()) return false;
    step(db);
  }
  return true;
}

/** Whether a first pull has ended and its rows wait to be put in order. */
export function isArrangementDue(db: ReadDb): boolean {
  const { arranged, pulledAt } = feedPosition(db);
  return pulledAt !== null && arranged < 2;
}

/** All is in order: what is counted by the day may be asked for. */
export function isArranged(db: ReadDb): boolean {
  return feedPosition(db).arranged >= 2;
}

/** Lists may use all their indexes. */
export function hasIndexes(db: ReadDb): boolean {
  return feedPosition(db).arranged >= 1;
}

type Step = (db: DeskDb) => void;

function* stepsFor(read: ReadDb): Generator<Step> {
  if (!isArrangementDue(read)) return;
  if (!hasIndexes(read)) {
    for (const { name, text } of listIndexes) {
      const create = sql(`create index ${name}`, text);
      yield (db) => db.writeLightly(create.name, (write) => write.run(create));
    }
    // From here on, whatever comes in is matched as it comes.
    yield (db) => db.write('arrange', (write) => finish(write, 1));
  }
  // Matching twice does no harm, so a desk that was closed meanwhile begins again.
  for (let after = 0; ; ) {
    const numbers = read.column(nextDispatches, after);
    const last = numbers.at(-1);
    if (last === undefined) break;
    after = last;
    yield (db) => db.writeLightly('match dispatches', (write) => match(write, numbers));
  }
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

function match(db: WriteDb, numbers: readonly number[]): void {
  for (const no of numbers) {
    const call = db.get(dispatchByNumber, no);
    if (!call) continue;
    setHasRecording(db, no, hasRecording(db, call));
    if (call.cited === 1) renewRecordings(db, call);
  }
}

type Call = { officer: number | null; fromAt: number | null; toAt: number | null; cited: number };

const nextDispatches = sql<[after: number], number>(
  'dispatches to match',
  'SELECT no FROM dispatch WHERE no > ? ORDER BY no LIMIT 1000',
);
const dispatchByNumber = sql<[no: number], Call>(
  'dispatch by number',
  'SELECT officer, from_at AS fromAt, to_at AS toAt, cited FROM dispatch WHERE no = ?',
);
