import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import type { Db } from '../db/db.ts';
import { type Item, itemOf } from '../items/item.ts';
import { putItems } from '../items/put.ts';
import { type DispatchRow, readDispatchRow } from './dispatchRow.ts';
import { idFor } from './ids.ts';
import { checkHeaders, type DispatchMapping, plainDispatch, presentColumns } from './mapping.ts';
import type { ReportLine } from './report.ts';
import type { Roster } from './roster.ts';
import { readTable } from './table.ts';

export type DispatchImport = {
  readonly db: Db;
  readonly roster: Roster;
  readonly file: string;
  /** Null: our own column names. */
  readonly mapping: DispatchMapping | null;
  readonly zone: string;
  /** Changes a row before it is kept; for demonstrations, whose calls have to look recent. */
  readonly adjust?: (row: DispatchRow) => DispatchRow;
  readonly onLine?: (line: ReportLine, done: number, total: number) => void;
};

/**
 * Imports a dispatch export: one officer sent to one event for each row, and one line of the report for each.
 * Doing it again changes nothing. Throws `CannotImport` before anything is changed when the mapping doesn't fit.
 */
export async function importDispatches(job: DispatchImport): Promise<readonly ReportLine[]> {
  const table = await readTable(job.file);
  const mapping = job.mapping ?? { columns: presentColumns(plainDispatch.columns, table.headers) };
  checkHeaders(job.file, table.headers, mapping.columns, [['eventNumber']]);
  const lines: ReportLine[] = [];
  const report = (line: ReportLine) => {
    lines.push(line);
    job.onLine?.(line, lines.length, table.rows.length);
  };
  const seen = new Map<string, number>();
  let batch: Read[] = [];
  for (const row of table.rows) {
    const read = readDispatchRow(row, mapping, mapping.zone ?? job.zone);
    if ('refused' in read) {
      const name = row.cells.get(mapping.columns.eventNumber ?? '') ?? '';
      report({
        ...from,
        line: row.line,
        name,
        id: null,
        outcome: 'refused',
        reason: read.refused,
        notes: [],
      });
    } else {
      const kept = job.adjust?.(read) ?? read;
      batch.push({ row: kept, item: itemOf('dispatch', dispatchOf(kept, job.roster, seen)) });
    }
    if (batch.length >= batchSize) {
      for (const line of await write(job, batch)) report(line);
      batch = [];
    }
  }
  for (const line of await write(job, batch)) report(line);
  return lines.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

type Read = { readonly row: DispatchRow; readonly item: Item };

const from = { from: 'dispatch' } as const;
const batchSize = 1000;

/** The same officer can be sent to one event twice: the second row of a key gets an id of its own. */
function dispatchOf(row: DispatchRow, roster: Roster, seen: Map<string, number>): Dispatch {
  const { line: _line, officerBadge, officerName, notes: _notes, ...rest } = row;
  const nobody = { id: null, squadId: null, divisionId: null };
  const officer =
    officerBadge === null
      ? nobody
      : roster.officer(officerBadge, officerName, { squadId: null, divisionId: null });
  // J-34739-16 in one system is J3473916 in the other.
  const key = [
    row.eventNumber.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''),
    row.unit ?? '',
    officerBadge ?? '',
  ];
  const nth = (seen.get(key.join('\n')) ?? 0) + 1;
  seen.set(key.join('\n'), nth);
  return {
    id: idFor('dispatch', ...key, String(nth)),
    ...rest,
    officerId: officer.id,
    squadId: officer.squadId,
    divisionId: officer.divisionId,
  };
}

async function write(job: DispatchImport, batch: readonly Read[]): Promise<readonly ReportLine[]> {
  return job.db.transaction(async (tx) => {
    const found = await tx.query<{ id: string; body: string }>(
      `select id, body from item where noun = 'dispatch' and not gone and id = any($1)`,
      [batch.map(({ item }) => item.id)],
    );
    const before = new Map(found.map((row) => [row.id, row.body]));
    await putItems(tx, [...job.roster.takeNew(), ...batch.map(({ item }) => item)]);
    return batch.map(({ row, item }) => ({
      ...from,
      line: row.line,
      name: row.eventNumber,
      id: item.id,
      outcome: outcomeOf(before.get(item.id), item.body),
      reason: null,
      notes: row.notes,
    }));
  });
}

function outcomeOf(before: string | undefined, body: string): ReportLine['outcome'] {
  if (before === undefined) return 'imported';
  return before === body ? 'unchanged' : 'updated';
}
