import type { ImportKind } from '../contract/import-rows.ts';
import { isRefused, type Refused } from './cells.ts';
import { NoTable } from './csv.ts';
import { guessDelimiter } from './delimiter.ts';
import { decoderOf, guessEncoding, isUtf8 } from './encoding.ts';
import { notATable } from './file-kind.ts';
import { guessColumns } from './guess-columns.ts';
import { type DateGuess, guessDates } from './guess-dates.ts';
import type { Mapping } from './meaning.ts';
import { type ReadRow, rowReader } from './row-reader.ts';
import { type Row, tableReader } from './table.ts';

/** A row as it stands and as it will be read. */
export type LookedAt = { readonly raw: Row; readonly read: ReadRow | Refused };

/** What the beginning of a file says of the whole. */
export type Look = {
  /** Why it can't be read as a table at all. */
  readonly problem: string | null;
  readonly headers: readonly string[];
  /** The mapping asked with, and what was guessed where it said nothing. */
  readonly mapping: Mapping;
  readonly dates: DateGuess;
  readonly rows: readonly LookedAt[];
  /** Of a column's cells in these rows: each value once, at most forty. */
  readonly valuesOf: Readonly<Record<string, readonly string[]>>;
  /** The bytes don't fit the encoding, or would fit another better. */
  readonly encodingDoubt: string | null;
};

/** Bytes that are looked at. */
export const headSize = 524_288;
/** Rows that are shown. */
const shownRows = 50;
const timeFields = /(?:At)$/;
/** Columns whose values the reader chooses among. */
const chosenAmong = ['priority', 'selfInitiated', 'cancelled', 'disposition', 'classification'] as const;

/**
 * Looks at the beginning of a file (at most `headSize` bytes) with a mapping, of which any part may be missing; `zone` is for
 * times that name none.
 */
export function lookAt(
  head: Uint8Array,
  isWhole: boolean,
  kind: ImportKind,
  asked: Mapping,
  zone: string,
): Look {
  const nothing = { headers: [], rows: [], valuesOf: {}, encodingDoubt: null };
  const dates: DateGuess = { order: 'month-first', says: 'no-slashes', example: null };
  const problem = notATable(head);
  if (problem !== null) return { ...nothing, problem, mapping: asked, dates };
  const encoding = asked.encoding ?? guessEncoding(head);
  const decoder = decoderOf(encoding);
  const text = decoder.push(head) + (isWhole ? decoder.end() : '');
  const delimiter = asked.delimiter ?? guessDelimiter(text);
  const headerLine = asked.headerLine ?? 1;
  const format = { ...asked, encoding, delimiter, headerLine };
  try {
    const table = tableReader({ delimiter, headerLine });
    const rows = [...table.push(text), ...(isWhole ? table.end() : [])];
    const headers = table.headers();
    if (headers === null) throw new NoTable('The file has no row that could be a header.');
    const isNew = Object.keys(asked.columns).length === 0;
    const columns = isNew ? guessColumns(kind, headers) : asked.columns;
    const placed = { ...format, columns } as Mapping;
    const guess = guessDates(cellsUnder(rows, headers, columns));
    const mapping = { ...placed, dateOrder: asked.dateOrder ?? guess.order, zone: asked.zone ?? zone };
    const read = rowReader(kind, headers, mapping);
    return {
      problem: null,
      headers,
      mapping,
      dates: guess,
      rows: rows.slice(0, shownRows).map((raw) => ({ raw, read: read(raw) })),
      valuesOf: valuesIn(rows, headers, columns),
      encodingDoubt: doubtOf(encoding, head, text),
    };
  } catch (error) {
    if (error instanceof NoTable) return { ...nothing, problem: error.message, mapping: format, dates };
    throw error;
  }
}

function* cellsUnder(
  rows: readonly Row[],
  headers: readonly string[],
  columns: Readonly<Partial<Record<string, string>>>,
): Iterable<string> {
  for (const [field, header] of Object.entries(columns)) {
    const place = timeFields.test(field) ? headers.indexOf(header ?? '') : -1;
    if (place >= 0) for (const row of rows) yield row.cells[place] ?? '';
  }
}

const mostValues = 40;

function valuesIn(
  rows: readonly Row[],
  headers: readonly string[],
  columns: Readonly<Partial<Record<string, string>>>,
): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = {};
  for (const field of chosenAmong) {
    const place = headers.indexOf(columns[field] ?? '\n');
    if (place < 0) continue;
    const values = new Set(rows.map((row) => (row.cells[place] ?? '').trim()));
    values.delete('');
    found[field] = [...values]
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .slice(0, mostValues);
  }
  return found;
}

function doubtOf(encoding: string, head: Uint8Array, text: string): string | null {
  if (text.includes('\uFFFD'))
    return 'Some letters have no meaning in this encoding; they show as �. Rows in which a chosen column holds one are refused.';
  const hasAccents = head.some((byte) => byte > 127);
  if (encoding !== 'utf-8' && !encoding.startsWith('utf-16') && hasAccents && isUtf8(head))
    return 'The file looks like UTF-8. If names look wrong below, choose UTF-8.';
  return null;
}

/** The rows that were refused, of those that are shown. */
export function refusedAmong(rows: readonly LookedAt[]): number {
  return rows.filter(({ read }) => isRefused(read)).length;
}
