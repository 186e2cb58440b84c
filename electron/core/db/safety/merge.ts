import type { Handle } from '../handle.ts';
import {
  countedTables,
  footageTables,
  foundTables,
  pulledTables,
  stagedTables,
  workTables,
} from '../tables.ts';
import { columnsOf, type Salvaged, salvage } from './salvage.ts';
import { quoted } from './whole.ts';

/** What was found in the damaged file, table by table. */
export type Merged = {
  /** All work was there and readable: the copy was needed for none of it. */
  readonly isWorkWhole: boolean;
  /** The central's records were all there. If not, they are asked for from the beginning. */
  readonly isPulledWhole: boolean;
  /** All keys of footage that was taken along were there. */
  readonly isFootageWhole: boolean;
  /** Rows of work that were read from the damaged file. */
  readonly rows: number;
};

/**
 * Brings what the damaged file still tells together with what the copy and its carbons have (`into`). A table that could
 * be read to its end is taken from the file; of another, every row that can be read, and the rest from the copy. `isStale`:
 * a part of the file's log was lost, so that it may tell of an older state than a complete carbon (`isFilled`) does.
 */
export function mergeInto(
  into: Handle,
  damaged: Handle,
  { isStale, isFilled }: { readonly isStale: boolean; readonly isFilled: boolean },
): Merged {
  into.pragma('foreign_keys=OFF');
  const triggers = setTriggersAside(into);
  into.exec('BEGIN');
  try {
    const isCopyNewer = isStale && isFilled;
    const work = workTables.map((table) => take(into, damaged, table, isCopyNewer ? 'add' : 'replace'));
    const pulled = pulledTables.map((table) => take(into, damaged, table, 'replace'));
    for (const table of [...foundTables, ...stagedTables]) take(into, damaged, table, 'replace');
    const footage = footageTables.map((table) => take(into, damaged, table, 'replace'));
    const isPulledWhole = pulled.every(({ isWhole }) => isWhole) && !isStale;
    tidy(into, isPulledWhole, pulled[pulledTables.indexOf('term')]?.isWhole ?? false);
    for (const text of triggers) into.exec(text);
    into.exec('COMMIT');
    return {
      isWorkWhole: work.every(({ isWhole }) => isWhole) && !isStale,
      isPulledWhole,
      isFootageWhole: footage.every(({ isWhole }) => isWhole),
      rows: work.reduce((sum, { rows }) => sum + rows, 0),
    };
  } catch (error) {
    if (into.inTransaction) into.exec('ROLLBACK');
    throw error;
  } finally {
    into.pragma('foreign_keys=ON');
  }
}

/** What there is to do after a restore from the copy alone. */
export function tidyAlone(into: Handle): void {
  into.exec('BEGIN');
  tidy(into, false, true);
  into.exec('COMMIT');
}

const nothing: Salvaged = { rows: 0, isWhole: false };

function take(into: Handle, damaged: Handle, table: string, how: 'replace' | 'add'): Salvaged {
  const there = columnsOf(damaged, table);
  const here = columnsOf(into, table);
  if (here.length === 0) return { rows: 0, isWhole: true };
  if (there.length === 0) return nothing;
  const places = there.flatMap((name, index) => (here.includes(name) ? [index] : []));
  const names = places.map((index) => quoted(there[index] ?? '')).join(', ');
  const values = places.map(() => '?').join(', ');
  const verb = how === 'replace' ? 'INSERT OR REPLACE' : 'INSERT OR IGNORE';
  const put = into.prepare(`${verb} INTO ${quoted(table)} (${names}) VALUES (${values})`);
  into.exec('SAVEPOINT one_table');
  // A table that is read to its end says everything, also what is no longer there.
  const before = how === 'replace' ? emptied(into, table) : null;
  const salvaged = salvage(damaged, table, (row) => void put.run(...places.map((index) => row[index])));
  if (!salvaged.isWhole && before !== null) {
    into.exec('ROLLBACK TO one_table');
    salvage(damaged, table, (row) => void put.run(...places.map((index) => row[index])));
  }
  into.exec('RELEASE one_table');
  return salvaged;
}

function emptied(into: Handle, table: string): true {
  into.exec(`DELETE FROM ${quoted(table)}`);
  return true;
}

/** The log's triggers refuse what a restore has to do; they are put back in the same transaction's end. */
function setTriggersAside(into: Handle): string[] {
  const triggers = into.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) into.exec(`DROP TRIGGER ${quoted(name)}`);
  return triggers.map(({ sql }) => sql);
}

function tidy(into: Handle, isPulledWhole: boolean, hasTerms: boolean): void {
  into.exec(`
INSERT OR IGNORE INTO sync_state VALUES (1, NULL);
INSERT OR IGNORE INTO feed (one, generation, sweeping, arranged) VALUES (1, 0, 0, 0);
-- The lists' indexes and what is counted by the day are made anew.
UPDATE feed SET arranged = 0;
${countedTables
  .filter((table) => columnsOf(into, table).length > 0)
  .map((table) => `DELETE FROM ${table};`)
  .join('\n')}
INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox', 0
  WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'outbox');
UPDATE sqlite_sequence SET seq = max(seq, (SELECT ifnull(max(counter), 0) FROM outbox)) WHERE name = 'outbox';
DELETE FROM answer WHERE review_id NOT IN (SELECT id FROM review);
DELETE FROM check_out_clip WHERE draw_id NOT IN (SELECT draw_id FROM check_out);
`);
  if (columnsOf(into, 'import_batch').length > 0)
    into.exec('DELETE FROM import_batch WHERE import_id NOT IN (SELECT id FROM import_file)');
  if (isPulledWhole) return;
  // A number whose word is lost would be given to another word.
  if (!hasTerms) into.exec('DELETE FROM video; DELETE FROM dispatch; DELETE FROM term;');
  // Half a catalogue would contradict itself; forms and lists stay, so that open reviews can be gone on with.
  into.exec(`
DELETE FROM video_body WHERE no NOT IN (SELECT no FROM video);
DELETE FROM video WHERE no NOT IN (SELECT no FROM video_body);
DELETE FROM video_class WHERE video NOT IN (SELECT no FROM video);
UPDATE feed SET cursor = NULL, sweeping = 1;
`);
}
