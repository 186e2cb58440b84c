import { createHash } from 'node:crypto';
import type { Handle } from '../handle.ts';
import { workTables } from '../tables.ts';

/** SHA-256 over every row of a table in the order of its key, whatever way the rows came to be there. */
export function digestOf(handle: Handle, table: string, leavingOut = 'false'): string {
  const keys = (handle.pragma(`table_info('${table}')`) as { name: string; pk: number }[])
    .filter(({ pk }) => pk > 0)
    .map(({ name }) => quoted(name));
  const hash = createHash('sha256');
  const rows = handle
    .prepare(
      `SELECT * FROM ${quoted(table)} WHERE NOT (${leavingOut}) ORDER BY ${keys.join(', ') || 'rowid'}`,
    )
    .raw()
    .iterate() as Iterable<readonly unknown[]>;
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}

/** The work tables that this file has: an older one may lack some. */
export function workTablesIn(handle: Handle): string[] {
  const here = new Set(handle.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all());
  return workTables.filter((table) => here.has(table));
}

/** How many rows each work table has, and the last number of those that are numbered for ever. */
export function standingOf(handle: Handle): Record<string, number> {
  const [tables, count] = [
    workTablesIn(handle),
    (text: string) => Number(handle.prepare(text).pluck().get() ?? 0),
  ];
  // The token is in no copy.
  const counted = tables.filter((table) => table !== 'kept');
  const standing: Record<string, number> = {};
  for (const table of counted) standing[table] = count(`SELECT count(*) FROM ${quoted(table)}`);
  if (tables.includes('outbox')) standing['outbox.counter'] = count('SELECT max(counter) FROM outbox');
  return standing;
}

export type Faults = {
  /** In words of the database's, for the log. */
  readonly says: readonly string[];
  /** Every fault is that an index doesn't say what its table says: it can be made anew from the table. */
  readonly onlyIndexes: boolean;
};

/**
 * Looks through the file for damage. Quick: every page is read and proven genuine; thorough: indexes are held against
 * their tables too. Null: nothing was found.
 */
export function faultsIn(
  handle: Handle,
  how: 'quick' | 'thorough',
  table: string | null = null,
): Faults | null {
  const check = how === 'quick' ? 'quick_check' : 'integrity_check';
  try {
    const says = handle
      .prepare(`PRAGMA ${check}${table === null ? '' : `(${quoted(table)})`}`)
      .pluck()
      .all()
      .map(String);
    if (says.length === 1 && says[0] === 'ok') return null;
    return { says: says.slice(0, 10), onlyIndexes: says.every((one) => aboutIndex.test(one)) };
  } catch (error) {
    return { says: [String(error)], onlyIndexes: false };
  }
}

const aboutIndex = /^(row \d+ missing from index|wrong # of entries in index|non-unique entry in index)/;

/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
