import type { ImportedDispatch } from '../../contract/import-rows.ts';
import { type DispatchRow, dispatchReader } from '../../mapping/dispatch-row.ts';
import { type DispatchMapping, plainDispatch, presentColumns } from '../../mapping/meaning.ts';
import { createNumbering } from '../../mapping/repeats.ts';
import type { Db } from '../db/db.ts';
import { checkHeaders } from './mappingFile.ts';
import type { ReportLine } from './report.ts';
import type { Roster } from './roster.ts';
import { readTable } from './tableFile.ts';
import { takeDispatches } from './takeDispatches.ts';

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
  const table = await readTable(job.file, job.mapping ?? {});
  const mapping = job.mapping ?? { columns: presentColumns(plainDispatch.columns, table.headers) };
  checkHeaders(job.file, table.headers, mapping.columns, [['eventNumber']]);
  const lines: ReportLine[] = [];
  const report = (line: ReportLine) => {
    lines.push(line);
    job.onLine?.(line, lines.length, table.rows.length);
  };
  const read = dispatchReader(table.headers, mapping, job.zone);
  const numberOf = createNumbering();
  const namePlace = table.headers.indexOf(mapping.columns.eventNumber ?? '');
  let batch: Read[] = [];
  for (const row of table.rows) {
    const said = read(row);
    if ('refused' in said) {
      const name = (row.cells[namePlace] ?? '').trim();
      const { refused: reason } = said;
      report({ ...from, line: row.line, name, id: null, outcome: 'refused', reason, notes: [] });
    } else {
      const { notes, oddities: _oddities, ...kept } = job.adjust?.(said) ?? said;
      batch.push({ row: { ...kept, nth: numberOf(kept) }, notes });
    }
    if (batch.length >= batchSize) {
      for (const line of await write(job, batch)) report(line);
      batch = [];
    }
  }
  for (const line of await write(job, batch)) report(line);
  return lines.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

type Read = { readonly row: ImportedDispatch; readonly notes: readonly string[] };

const from = { from: 'dispatch' } as const;
const batchSize = 1000;

async function write(job: DispatchImport, batch: readonly Read[]): Promise<readonly ReportLine[]> {
  const rows = batch.map(({ row }) => row);
  const taken = await job.db.transaction((tx) => takeDispatches(tx, job.roster, rows));
  return batch.flatMap(({ row, notes }, place) => {
    const became = taken[place];
    if (became === undefined) return [];
    return [{ ...from, line: row.line, name: row.eventNumber, ...became, reason: null, notes }];
  });
}
