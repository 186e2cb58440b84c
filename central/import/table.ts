import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { CannotImport } from './cannotImport.ts';

/** One row of a CSV file: its line, and its cells by header, untouched but for spaces around them. */
export type Row = {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  /** Set when the row can't be read as a row of this table. */
  readonly fault: string | null;
};

export type Table = { readonly headers: readonly string[]; readonly rows: readonly Row[] };

/** Reads a CSV file whole. Throws `CannotImport` when there is no such file, or no table in it. */
export async function readTable(path: string): Promise<Table> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new CannotImport(
      `${path} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  return tableOf(path, decode(bytes));
}

/**
 * Comma, semicolon or tab separated; quotes, CRLF and line breaks inside quotes as in RFC 4180. A stray quote inside
 * a cell is kept as it stands.
 */
export function tableOf(name: string, text: string): Table {
  const records = parseRecords(name, text);
  const [first, ...rest] = records;
  if (first === undefined) throw new CannotImport(`${name} is empty: it has no header line.`);
  const headers = first.record.map((header) => header.trim());
  const twice = headers.find((header, index) => header !== '' && headers.indexOf(header) !== index);
  if (twice !== undefined) throw new CannotImport(`${name} has two columns named "${twice}".`);
  return {
    headers: headers.filter((header) => header !== ''),
    rows: rest.map((entry) => rowOf(headers, entry)),
  };
}

type Entry = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

function parseRecords(name: string, text: string): readonly Entry[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_empty_values: true,
    }) as unknown as readonly Entry[];
  } catch (error) {
    throw new CannotImport(
      `${name} is not a CSV file that can be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function rowOf(headers: readonly string[], { record, info }: Entry): Row {
  const extra = record.slice(headers.length).some((cell) => cell.trim() !== '');
  const cells = new Map<string, string>();
  headers.forEach((header, index) => {
    if (header !== '') cells.set(header, (record[index] ?? '').trim());
  });
  const fault = extra ? `The row has ${record.length} cells, the header has ${headers.length}.` : null;
  return { line: info.lines, cells, fault };
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** UTF-8, UTF-16 with its mark, or, when it is neither, the Windows code page that spreadsheets write. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
