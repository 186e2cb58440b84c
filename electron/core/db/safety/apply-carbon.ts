import type { Handle } from '../handle.ts';
import type { Change, Row } from './carbon-file.ts';
import { quoted, standingOf } from './whole.ts';

/**
 * Does in a restored database what a carbon says was done in the one that is gone. Answers how many changes didn't fit:
 * in an undamaged row of carbons none. Inside a transaction of the caller's.
 */
export function applyChanges(handle: Handle, changes: readonly Change[]): number {
  let misfits = 0;
  for (const change of changes) {
    if ('stands' in change) {
      const here = standingOf(handle);
      // The carbon before lacks its end: the disk was full, or the power went.
      if (Object.entries(change.stands).some(([what, rows]) => here[what] !== rows)) misfits += 1;
      continue;
    }
    try {
      apply(handle, change);
    } catch (error) {
      // What the shape of the table doesn't take. Anything else (a full disk) is for the caller.
      if (!/CONSTRAINT|no such (table|column)/.test(`${codeText(error)} ${String(error)}`)) throw error;
      misfits += 1;
    }
  }
  return misfits;
}

function apply(handle: Handle, change: Exclude<Change, { stands: unknown }>): void {
  const table = quoted(change.table);
  if ('put' in change) {
    const names = Object.keys(change.put);
    run(
      handle,
      `INSERT OR REPLACE INTO ${table} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      change.put,
    );
  } else if ('remove' in change) {
    run(handle, `DELETE FROM ${table} WHERE ${conditions(change.remove)}`, change.remove);
  } else {
    const sets = Object.keys(change.change).map((name) => `${quoted(name)} = ?`);
    const text = `UPDATE ${table} SET ${sets.join(', ')} WHERE ${conditions(change.where)}`;
    run(handle, text, change.change, change.where);
  }
}

function run(handle: Handle, text: string, ...rows: readonly Row[]): void {
  handle.prepare(text).run(...rows.flatMap((row) => Object.values(row)));
}

function conditions(where: Row): string {
  return Object.keys(where)
    .map((name) => `${quoted(name)} IS ?`)
    .join(' AND ');
}

function codeText(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
