import { type CsvRow, csvReader, NoTable } from './csv.ts';
import { type Delimiter, guessDelimiter } from './delimiter.ts';

/** A row of a table with a header. Cells are untouched; `fault` is set when it can't be read as a row of this table. */
export type Row = CsvRow;

export type Table = { readonly headers: readonly string[]; readonly rows: readonly Row[] };

/** Parts the rows of a table from its header, as they come. `headers` is null until the header has come. */
export type TableReader = {
  readonly headers: () => readonly string[] | null;
  readonly push: (text: string) => Row[];
  readonly end: () => Row[];
};

/** More columns than any export has. */
const mostColumns = 10_000;

/** `headerLine` counts rows from 1; 0: there is no header, and columns are called by their number. */
export function tableReader(format: {
  readonly delimiter: Delimiter;
  readonly headerLine: number;
}): TableReader {
  const reader = csvReader(format.delimiter);
  let headers: readonly string[] | null = null;
  let skip = Math.max(0, format.headerLine - 1);

  function take(rows: CsvRow[]): Row[] {
    if (headers !== null) return faulted(rows, headers.length);
    const dropped = Math.min(skip, rows.length);
    skip -= dropped;
    const left = rows.slice(dropped);
    const [first] = left;
    if (first === undefined) return [];
    if (first.cells.length > mostColumns) throw new NoTable(`The file has more than ${mostColumns} columns.`);
    if (first.fault !== null && format.headerLine > 0) throw new NoTable(`In the header: ${first.fault}`);
    headers =
      format.headerLine === 0 ? first.cells.map((_, place) => `Column ${place + 1}`) : headersOf(first.cells);
    return faulted(format.headerLine === 0 ? left : left.slice(1), headers.length);
  }

  return {
    headers: () => headers,
    push: (text) => take(reader.push(text)),
    end: () => take(reader.end()),
  };
}

/** Reads the text of a whole file. Throws `NoTable` when there is no table in it. */
export function tableOf(text: string, delimiter = guessDelimiter(text)): Table {
  const reader = tableReader({ delimiter, headerLine: 1 });
  const rows = [...reader.push(text.replace(/^\uFEFF/, '')), ...reader.end()];
  const headers = reader.headers();
  if (headers === null) throw new NoTable('The file is empty: it has no header line.');
  return { headers, rows };
}

/** By column: `{ id: '1', title: 'a' }`; columns without a name are left out. */
export function byHeader(headers: readonly string[], row: Row): Readonly<Record<string, string>> {
  return Object.fromEntries(
    headers.flatMap((header, place) => (header === '' ? [] : [[header, (row.cells[place] ?? '').trim()]])),
  );
}

/** A name that stands twice gets a number, so that each column can be named. */
function headersOf(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    const name = cell.trim();
    if (name === '') return '';
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? name : `${name} (${nth})`;
  });
}

function faulted(rows: CsvRow[], width: number): Row[] {
  return rows.map((row) => {
    if (row.fault !== null || row.cells.length <= width) return row;
    if (row.cells.slice(width).every((cell) => cell.trim() === '')) return row;
    return { ...row, fault: `The row has ${row.cells.length} cells, the header has ${width}.` };
  });
}
