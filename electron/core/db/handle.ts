import SqliteDatabase from 'better-sqlite3-multiple-ciphers';

/** An open file, as the library has it; what the rest of the core gets is a `DeskDb`. */
export type Handle = SqliteDatabase.Database;

const lockWaitMs = 300;
/** Pages that are held in memory, in KiB. */
export const cacheKib = 64 * 1024;

/**
 * Opens (or makes) an encrypted file, alone: it stays locked by the operating system until it is closed or the process
 * ends, however it ends. `key`: 64 hex digits. Throws the library's `SqliteError`: NOTADB for another key or a damaged
 * first page, BUSY where somebody else has it.
 */
export function openHandle(file: string, key: string): Handle {
  const handle = new SqliteDatabase(file, { timeout: lockWaitMs });
  try {
    unlock(handle, key);
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}

/**
 * Opens a file in the making, which is thrown away if anything goes wrong on the way: nothing of it can be undone after the
 * process ended, and nothing is synced. Whoever made it flushes it when it is whole. `key` as above.
 */
export function openDraft(file: string, key: string): Handle {
  const handle = new SqliteDatabase(file, { timeout: lockWaitMs });
  try {
    enter(handle, key);
    handle.pragma('journal_mode=MEMORY');
    handle.pragma('synchronous=OFF');
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}

/** The code of an error of the database's, such as `SQLITE_FULL`; null: it is another error. */
export function codeOf(error: unknown): string | null {
  return error instanceof SqliteDatabase.SqliteError ? error.code : null;
}

/** The file can't be what it was: a page was changed or cut off, or the first one doesn't open. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT|IOERR_SHORT_READ|IOERR_DATA|IOERR_CORRUPTFS)/.test(codeOf(error) ?? '');
}

/** The step of the shape that the file is at. */
export function versionOf(handle: Handle): number {
  return Number(handle.pragma('user_version', { simple: true }));
}

/**
 * Brings the database's native code into the process. It comes by itself with the first database; a core that calls
 * this while nobody waits spares whoever signs in.
 */
export function loadLibrary(): void {
  new SqliteDatabase(':memory:').close();
}

/** The key, and the lock with the first look into the file. */
function enter(handle: Handle, key: string): void {
  // The cipher and its key come before anything else. The plain library would ignore all three without a word.
  handle.pragma(`cipher='sqlcipher'`);
  handle.pragma('legacy=4');
  handle.pragma(`key="x'${key}'"`);
  // Before the first look into the file, so that the first look takes the lock and keeps it. A lock of the operating
  // system's, not a lock file: it dies with the process.
  handle.pragma('locking_mode=EXCLUSIVE');
}

function unlock(handle: Handle, key: string): void {
  enter(handle, key);
  handle.pragma('journal_mode=WAL');
  handle.exec('BEGIN EXCLUSIVE; COMMIT');
  // A mark that was answered must survive a power cut, so each commit is synced.
  handle.pragma('synchronous=FULL');
  handle.pragma('foreign_keys=ON');
  handle.pragma('trusted_schema=OFF');
  // Sorts would otherwise spill, unencrypted, to a temporary file.
  handle.pragma('temp_store=MEMORY');
  handle.pragma(`cache_size=-${cacheKib}`);
  // A page that several transactions of a pull touch is copied into the file once.
  handle.pragma('wal_autocheckpoint=1000');
  handle.pragma(`journal_size_limit=${64 * 1024 * 1024}`);
}
