import { importApi } from '../../../contract/import-api.ts';
import type { ImportState, RowSaid } from '../../../contract/import-state.ts';
import { call, type Outcome } from '../../api/call.ts';
import { csvOf } from '../../samples/export/csv.ts';
import { columns } from '../../samples/export/table.ts';
import { fileNameFrom, saveFile } from '../../samples/paper/save-file.ts';
import { say } from '../../ui/notice-store.ts';

/** What is said of the first rows of which something is. */
export async function firstSaid(id: string): Promise<readonly RowSaid[]> {
  const first = await call(importApi.importSaid, { params: { id }, query: {} });
  return first.ok ? first.value.said : [];
}

/** Saves what is said of every row as CSV, in which no cell runs as a formula. */
export async function saveSaid({ id, file }: ImportState): Promise<void> {
  const said: RowSaid[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const part: Outcome<{ said: RowSaid[]; next: number | null }> = await call(importApi.importSaid, {
      params: { id },
      query: { after },
    });
    if (!part.ok) {
      say(part.problem.title, { tone: 'problem' });
      return;
    }
    said.push(...part.value.said);
    after = part.value.next;
  }
  const table = {
    name: 'Rows',
    columns: columns(['Line', 8], ['Row', 12], ['Column', 20], ['Value', 40], ['Why', 60]),
    rows: said
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, kind, column, value, says }) => [line, kind, column, value, says]),
  };
  const name = `${fileNameFrom(file.name.replace(/\.\w+$/, ''))}-rows.csv`;
  saveFile(name, 'text/csv', csvOf(table));
  say(`Saved: ${name}`, { tone: 'good' });
}
