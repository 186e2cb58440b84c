import { say } from '../../ui/notice-store.ts';
import { fileNameFrom, saveFile } from '../paper/save-file.ts';
import type { Table } from './table.ts';

/** Saves an audit's tables as a workbook, or as CSV files in a ZIP. */
export async function saveTables(
  as: 'workbook' | 'csv',
  tables: readonly Table[],
  title: string,
): Promise<void> {
  const { workbookOf, zipOf } = await import('./workbook.ts');
  const name = `${fileNameFrom(title)}${as === 'csv' ? '-csv.zip' : '.xlsx'}`;
  if (as === 'csv') saveFile(name, 'application/zip', zipOf(tables));
  else
    saveFile(
      name,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      await workbookOf(tables),
    );
  say(`Saved: ${name}`, { tone: 'good' });
}
