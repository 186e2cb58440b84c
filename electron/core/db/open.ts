import { chmodSync } from 'node:fs';
import type { Refusal } from '../../../contract/problem.ts';
import { isRefusal, refuse } from '../../../contract/problem.ts';
import type { Log } from '../ports.ts';
import { createDatabase, type Written } from './database.ts';
import { codeOf, type Handle, openHandle } from './handle.ts';
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
  let handle: Handle | undefined;
  try {
    handle = openHandle(file, key);
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
 * What an error of the database means to the reviewer, when it is weather and not a bug of ours: a full disk, another
 * desk on the file, a file that the key doesn't open or that is damaged. Null: it is a bug.
 */
export function refusalOfDatabase(error: unknown): Refusal | null {
  // Signed out while a list was being counted: whoever waited for it is told so.
  if (error instanceof TypeError && /connection is not open/.test(error.message))
    return refuse('not-signed-in');
  // A file beside the database, a copy of it for one.
  if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT'))
    return refuse('disk-full');
  switch (codeOf(error)) {
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
    case 'SQLITE_IOERR_SHORT_READ':
    case 'SQLITE_IOERR_DATA':
      return refuse('profile-unreadable');
    default:
      return null;
  }
}
