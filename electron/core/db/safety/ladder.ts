import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isRefusal, type Refusal, refuse } from '../../../../contract/problem.ts';
import type { Instant } from '../../../../contract/time.ts';
import type { Log } from '../../ports.ts';
import { type Handle, isDamage, openHandle, versionOf } from '../handle.ts';
import { migrate } from '../migrate.ts';
import type { Migration } from '../migrations/all.ts';
import { endOf, readCarbon } from './carbon-file.ts';
import { repairLog } from './log-repair.ts';
import { type Mending, mend } from './mend.ts';
import { genuineWith, pageSize, saltOf } from './pages.ts';
import { finishSwap, prepareLog } from './put-in-place.ts';
import { carbonsOf, copiesOf } from './shelf.ts';
import { hasWholeJournal } from './undo-journal.ts';
import { type Faults, faultsIn, standingOf, workTablesIn } from './whole.ts';

/** What opening a database came to, when it was more than opening. */
export type Start =
  | { readonly rung: 'fine' | 'log' | 'log-mended' | 'indexes' }
  | ({ readonly rung: 'mended' } & Mending);

export type Place = { readonly file: string; readonly key: string; readonly now: Instant; readonly log: Log };

/** A larger file is looked through whole only where there is a suspicion: the work alone takes milliseconds. Bytes. */
const quicklyChecked = 256 * 1024 * 1024;

/**
 * Opens a database and looks whether it is whole where it wasn't closed properly or showed damage before. Each rung is
 * climbed only where the one below doesn't hold: SQLite takes its log up, or undoes what its journal tells of · the log is
 * mended · indexes are made anew from their tables · the database is made anew from what it still tells, the newest good
 * copy and its carbons. Whatever is damaged is set aside. Throws weather of the database's (a full disk, another desk); nothing is lost then.
 */
export function climb(place: Place, steps: readonly Migration[]): { handle: Handle; start: Start } | Refusal {
  const { file, key, now, log } = place;
  finishSwap(file, now);
  const isThere = isFilled(file);
  if (!isThere && copiesOf(file).length > 0)
    return mended(place, steps, { isStale: false, why: 'the file is gone' });
  const hadLog = isFilled(`${file}-wal`);
  // A first pull was cut short in the middle of a transaction, which SQLite undoes as it opens the file.
  const hadJournal = isThere && isFilled(`${file}-journal`);
  const isUndone = !hadJournal || hasWholeJournal(file, key);
  // A file is made of whole pages.
  const isDoubtful = existsSync(doubtOf(file)) || (isThere && statSync(file).size % pageSize !== 0);
  let handle: Handle;
  try {
    handle = openHandle(file, key);
  } catch (error) {
    if (!isThere || !isDamage(error)) throw error;
    return mended(place, steps, { isStale: false, why: String(error) });
  }
  try {
    if (versionOf(handle) > steps.length) return closed(handle, refuse('profile-newer'));
    if (!isUndone) {
      handle.close();
      return mended(place, steps, { isStale: true, why: 'a part of the journal is damaged' });
    }
    const logSays = hadLog ? lookAtLog(handle, place) : null;
    if (logSays !== null) {
      handle.close();
      prepareLog(file, logSays.log, logSays.bytes, now);
      finishSwap(file, now);
      log('warn', 'log-mended', { leftOut: logSays.leftOut });
      if (logSays.leftOut > 0)
        return mended(place, steps, { isStale: true, why: 'a part of the log is damaged' });
      handle = openHandle(file, key);
    }
    const wasUnclean = hadLog || hadJournal;
    const rung = logSays === null ? (wasUnclean ? 'log' : 'fine') : 'log-mended';
    const faults = wasUnclean || isDoubtful ? lookThrough(handle, file, isDoubtful) : null;
    if (faults !== null) return climbOn(handle, place, steps, faults);
    if (isBehindCarbon(handle, place)) {
      handle.close();
      return mended(place, steps, { isStale: true, why: 'the carbon tells of more than the database' });
    }
    rmSync(doubtOf(file), { force: true });
    return settled(handle, file, steps, { rung });
  } catch (error) {
    if (handle.open) handle.close();
    if (!isDamage(error)) throw error;
    return mended(place, steps, { isStale: false, why: String(error) });
  }
}

function isFilled(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

/** Notes, for the next start, that a page of this file could not be read. */
export function doubtOf(file: string): string {
  return `${file}.doubt`;
}

function climbOn(
  handle: Handle,
  place: Place,
  steps: readonly Migration[],
  faults: Faults,
): { handle: Handle; start: Start } | Refusal {
  place.log('warn', 'database-damaged', { says: faults.says });
  if (faults.onlyIndexes) {
    handle.exec('REINDEX');
    if (faultsIn(handle, 'thorough') === null) {
      rmSync(doubtOf(place.file), { force: true });
      return settled(handle, place.file, steps, { rung: 'indexes' });
    }
  }
  handle.close();
  return mended(place, steps, { isStale: false, why: faults.says.join(' ') });
}

function lookThrough(handle: Handle, file: string, isDoubtful: boolean): Faults | null {
  if (isDoubtful) return faultsIn(handle, 'thorough');
  if (statSync(file).size <= quicklyChecked) return faultsIn(handle, 'quick');
  for (const table of workTablesIn(handle)) {
    const faults = faultsIn(handle, 'quick', table);
    if (faults !== null) return faults;
  }
  return null;
}

/** With the lock held, so that no other desk is writing to it. */
function lookAtLog(handle: Handle, { file, key }: Place) {
  const log = readFileSync(`${file}-wal`);
  const repair = repairLog(log, genuineWith(key, saltOf(handle)));
  return repair && { ...repair, log };
}

/**
 * Each commit is on the disk before its carbon is written. A carbon that knows of entries that the database lacks means
 * that the end of the database was lost: its log was cut off, or an older file was put in its place.
 */
function isBehindCarbon(handle: Handle, { file, key }: Place): boolean {
  const newest = carbonsOf(file).at(-1);
  if (newest === undefined) return false;
  const known = endOf(readCarbon(newest.path, key, newest.no));
  const here = standingOf(handle);
  return known.entry > (here['audit_entry'] ?? 0) || known.counter > (here['outbox.counter'] ?? 0);
}

function settled(
  handle: Handle,
  file: string,
  steps: readonly Migration[],
  start: Start,
): { handle: Handle; start: Start } | Refusal {
  chmodSync(file, 0o600);
  const refusal = migrate(handle, steps);
  return isRefusal(refusal) ? closed(handle, refusal) : { handle, start };
}

function mended(
  place: Place,
  steps: readonly Migration[],
  how: { readonly isStale: boolean; readonly why: string },
): { handle: Handle; start: Start } | Refusal {
  place.log('error', 'database-mending', { why: how.why });
  const mending = mend(place, steps, how.isStale);
  if (isRefusal(mending)) return mending;
  rmSync(doubtOf(place.file), { force: true });
  return settled(openHandle(place.file, place.key), place.file, steps, { rung: 'mended', ...mending });
}

function closed(handle: Handle, refusal: Refusal): Refusal {
  handle.close();
  return refusal;
}
