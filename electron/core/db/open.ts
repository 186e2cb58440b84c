import { chmodSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import type { Refusal } from '../../../contract/problem.ts';
import { isRefusal, refuse } from '../../../contract/problem.ts';
import type { Log } from '../ports.ts';
import { createDatabase, type Written } from './database.ts';
import { migrate } from './migrate.ts';
import { type Migration, migrations } from './migrations/all.ts';
import type { DeskDb } from './sql.ts';

/** 32 bytes as 64 hex digits: a raw key, so that opening costs no key derivation. */
export const keyPattern = /^[0-9a-f]{64}$/;

export type Opening = {
  readonly file: string;
  readonly key: string;
  readonly log: Log;
  readonly written: Written;
};

/**
 * Opens (or makes) an encrypted database, alone: the file stays locked by the operating system until it is closed or
 * the process ends, however it ends. Refusals: `desk-already-open`, `profile-unreadable` (another key, not a
 * database), `profile-newer`, `disk-full`. Nothing is changed when it refuses.
 */
export function openDatabase(
  { file, key, log, written }: Opening,
  steps: readonly Migration[] = migrations,
): DeskDb | Refusal {
  if (!keyPattern.test(key)) return refuse('profile-unreadable', 'The key for it is damaged.');
  let handle: SqliteDatabase.Database | undefined;
  try {
    handle = new SqliteDatabase(file, { timeout: lockWaitMs });
    unlock(handle, key);
    chmodSync(file, 0o600);
    const refusal = migrate(handle, steps);
    if (isRefusal(refusal)) {
      handle.close();
      return refusal;
    }
    return createDatabase(handle, log, written);
  } catch (error) {
    handle?.close();
    const refusal = refusalOfDatabase(error);
    if (refusal) return refusal;
    throw error;
  }
}

/**
 * Brings the database's native code into the process. It comes by itself with the first database; a core that calls
 * this while nobody waits spares whoever signs in.
 */
export function loadLibrary(): void {
  new SqliteDatabase(':memory:').close();
}

/**
 * What an error of the database means to the reviewer, when it is weather and not a bug of ours: a full disk, another
 * desk on the file, a file that the key doesn't open or that is damaged. Null: it is a bug.
 */
export function refusalOfDatabase(error: unknown): Refusal | null {
  // Signed out while a list was being counted: whoever waited for it is told so.
  if (error instanceof TypeError && /connection is not open/.test(error.message))
    return refuse('not-signed-in');
  if (!(error instanceof SqliteDatabase.SqliteError)) return null;
  switch (error.code) {
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR_WRITE':
    case 'SQLITE_IOERR_FSYNC':
      return refuse('disk-full');
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return refuse('desk-already-open');
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
    case 'SQLITE_CANTOPEN':
      return refuse('profile-unreadable');
    default:
      return null;
  }
}

const lockWaitMs = 300;

function unlock(handle: SqliteDatabase.Database, key: string): void {
  // The cipher and its key come before anything else. The plain library would ignore all three without a word.
  handle.pragma(`cipher='sqlcipher'`);
  handle.pragma('legacy=4');
  handle.pragma(`key="x'${key}'"`);
  // Before the first look into the file, so that the first look takes the lock and keeps it. A lock of the operating
  // system's, not a lock file: it dies with the process.
  handle.pragma('locking_mode=EXCLUSIVE');
  handle.pragma('journal_mode=WAL');
  handle.exec('BEGIN EXCLUSIVE; COMMIT');
  // A mark that was answered must survive a power cut, so each commit is synced.
  handle.pragma('synchronous=FULL');
  handle.pragma('foreign_keys=ON');
  handle.pragma('trusted_schema=OFF');
  // Sorts would otherwise spill, unencrypted, to a temporary file.
  handle.pragma('temp_store=MEMORY');
  handle.pragma(`cache_size=-${64 * 1024}`);
  // A page that several transactions of a pull touch is copied into the file once.
  handle.pragma('wal_autocheckpoint=1000');
  handle.pragma(`journal_size_limit=${64 * 1024 * 1024}`);
}
