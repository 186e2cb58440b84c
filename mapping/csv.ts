/** One row of a CSV file as its cells stand, quotes taken off. `line`: where it begins in the file, counted from 1. */
export type CsvRow = {
  readonly line: number;
  readonly cells: readonly string[];
  /** As it stands in the file, quotes and all, without its line end. */
  readonly text: string;
  /** Set when the cells can't be told apart. */
  readonly fault: string | null;
};

/** The text is no table of rows: reading ends. The message is a sentence for the reader. */
export class NoTable extends Error {
  override readonly name = 'NoTable';
}

/** Takes the text of a file piece by piece and gives its rows. Throws `NoTable` when a line is longer than any row is. */
export type CsvReader = {
  readonly push: (text: string) => CsvRow[];
  readonly end: () => CsvRow[];
};

/** Characters of one row. Nothing of a file is held longer than this. */
const longestRow = 262_144;
const neverClosed = 'A quotation mark opens in this row and is never closed.';

/**
 * Reads RFC 4180 with what spreadsheets really write: any of CRLF, LF and CR ends a row, line breaks may stand inside
 * quotes, a stray quotation mark is kept as it stands, rows without a single character are no rows. Rows without
 * quotation marks, nearly all, are split by the platform. Written here because a reader by the byte took seven times as
 * long; held against csv-parse by a test.
 */
export function csvReader(delimiter: string): CsvReader {
  let text = '';
  let line = 1;

  return {
    push: (piece) => {
      text += piece;
      return take(false);
    },
    end: () => take(true),
  };

  function take(isEnd: boolean): CsvRow[] {
    const rows: CsvRow[] = [];
    let at = 0;
    let quote = -1;
    let lf = -1;
    let cr = -1;
    while (at < text.length) {
      if (quote < at) quote = placeOf('"', at);
      if (lf < at) lf = placeOf('\n', at);
      if (cr < at) cr = placeOf('\r', at);
      const end = Math.min(lf, cr);
      if (quote < end) {
        const read = readQuoted(text, at, delimiter, isEnd);
        if (read !== null && read !== 'stray') {
          add(rows, read.cells, at, read.next);
          line += read.lines;
          at = read.next;
          continue;
        }
        const isFault = read === 'stray' || isEnd || text.length - at > longestRow;
        if (!isFault) break;
        // The row where it opened is at fault; the next line is a row of its own.
        if (end === text.length && text.length - at > longestRow) throw tooLong(line);
        const whole = text.slice(at, end);
        rows.push({ line, cells: whole.split(delimiter), text: whole, fault: neverClosed });
      } else {
        if (end - at > longestRow) throw tooLong(line);
        // A CR at the end of a piece may be half of a CRLF.
        if (!isEnd && (end >= text.length || (end === cr && cr === text.length - 1))) break;
        if (end > at) add(rows, null, at, end);
      }
      at = end === cr && lf === cr + 1 ? end + 2 : end + 1;
      line += 1;
    }
    text = text.slice(at);
    return rows;
  }

  function placeOf(mark: string, from: number): number {
    const found = text.indexOf(mark, from);
    return found === -1 ? text.length : found;
  }

  function add(rows: CsvRow[], quoted: readonly string[] | null, at: number, end: number): void {
    const whole = text.slice(at, end);
    const cells = quoted ?? whole.split(delimiter);
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells, text: whole, fault: null });
  }
}

function tooLong(line: number): NoTable {
  return new NoTable(
    `Line ${line} is longer than ${longestRow.toLocaleString('en-US')} characters, so this is not a table with a row on each line.`,
  );
}

type Quoted = { readonly cells: string[]; readonly next: number; readonly lines: number };

/**
 * One row with quotation marks in it; null when it doesn't end here. `stray`: what closes a cell of several lines stands in the
 * middle of another cell, so the mark that opened it was none.
 */
function readQuoted(text: string, start: number, delimiter: string, isEnd: boolean): Quoted | 'stray' | null {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const closing = text[at] === '"' ? closingQuote(text, at) : null;
    if (closing === -1) return null;
    const isQuoted = closing !== null && isCellEnd(text[closing + 1], delimiter);
    if (closing !== null && !isQuoted && /[\r\n]/.test(text.slice(at, closing))) return 'stray';
    const end = isQuoted ? closing + 1 : cellEnd(text, closing === null ? at : closing + 1, delimiter);
    if (end >= text.length && !isEnd) return null;
    cells.push(isQuoted ? text.slice(at + 1, closing).replaceAll('""', '"') : text.slice(at, end));
    if (text[end] === delimiter) {
      at = end + 1;
      continue;
    }
    if (!isEnd && text[end] === '\r' && end + 1 === text.length) return null;
    const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    return { cells, next, lines: lineEndsIn(text.slice(start, next), end >= text.length) };
  }
}

/** Of the cell that opens at `open`; -1: it doesn't close. Two in a row are one that is meant. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function isCellEnd(mark: string | undefined, delimiter: string): boolean {
  return mark === undefined || mark === delimiter || mark === '\n' || mark === '\r';
}

function cellEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (!isCellEnd(text[at], delimiter)) at += 1;
  return at;
}

function lineEndsIn(row: string, isLast: boolean): number {
  return (row.match(/\r\n|\r|\n/g)?.length ?? 0) + (isLast ? 1 : 0);
}
