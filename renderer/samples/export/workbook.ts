import { strToU8, zipSync } from 'fflate';
import type { CellObject } from 'write-excel-file/universal';
import { csvOf } from './csv.ts';
import { type Cell, isMoment, isShare, type Table } from './table.ts';

/** A workbook of typed cells, a sheet for each table, its first row in place. */
export async function workbookOf(tables: readonly Table[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  return write(
    tables.map(({ name, columns, rows }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map(({ title }): CellObject => ({ value: title, type: String, fontWeight: 'bold' })),
        ...rows.map((row) => row.map(cellOf)),
      ],
    })),
  ).toBlob();
}

/** Every table as a CSV file, in one ZIP. */
export function zipOf(tables: readonly Table[]): Uint8Array<ArrayBuffer> {
  const files = tables.map(
    (table) => [`${table.name.toLowerCase().replaceAll(' ', '-')}.csv`, strToU8(csvOf(table))] as const,
  );
  return new Uint8Array(zipSync(Object.fromEntries(files)));
}

function cellOf(cell: Cell): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (isMoment(cell)) return { value: new Date(cell.at), type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
  if (isShare(cell)) return { value: cell.share, type: Number, format: '0.00%' };
  return cell === '' ? null : { value: inXml(cell), type: String };
}

/** What a cell of a workbook can hold. */
const mostCharacters = 32_767;

/**
 * A text as XML can carry it: control characters and halves of characters become □, and what only looks like the format's
 * own escape (`_x0041_`) is escaped as ECMA-376, 22.4.2.4 (ST_Xstring) has it. The library (4.1.1) looks texts up in a plain
 * object and loses those that are names in it ("toString"); with their first letter escaped they arrive.
 */
function inXml(text: string): string {
  const plain = text
    .slice(0, mostCharacters)
    .replace(/[\p{Cs}\uFFFD-\uFFFF]|(?![\t\n\r])\p{Cc}/gu, '□')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return plain in Object.prototype ? `${escaped(plain)}${plain.slice(1)}` : plain;
}

function escaped(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
