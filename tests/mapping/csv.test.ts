import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvReader, NoTable } from '../../mapping/csv.ts';
import { byHeader, tableOf, tableReader } from '../../mapping/table.ts';

function cellsOf(text: string) {
  const { headers, rows } = tableOf(text);
  return rows.map((row) => byHeader(headers, row));
}

/** The rows of a text that comes in pieces of this length. */
function inPieces(text: string, length: number, delimiter = ',') {
  const reader = csvReader(delimiter);
  const rows = [];
  for (let at = 0; at < text.length; at += length) rows.push(...reader.push(text.slice(at, at + length)));
  return [...rows, ...reader.end()];
}

test('byte order mark, CRLF, quotes and line breaks inside quotes are read as spreadsheets write them', () => {
  const text = '\uFEFFid,title\r\n1,"A ""loud"" call,\r\nat night"\r\n\r\n2,plain\r\n';
  expect(cellsOf(text)).toEqual([
    { id: '1', title: 'A "loud" call,\r\nat night' },
    { id: '2', title: 'plain' },
  ]);
});

test('each row knows the line that it begins in, line breaks inside quotes counted', () => {
  expect(tableOf('id,title\n1,"two\nlines"\n\n2,plain\n').rows.map((row) => row.line)).toEqual([2, 5]);
});

test('lines may end with CR alone', () => {
  expect(cellsOf('id,title\r1,a\r2,"b\rc"\r')).toEqual([
    { id: '1', title: 'a' },
    { id: '2', title: 'b\rc' },
  ]);
});

test('formulas, markup and any Unicode stay as they are', () => {
  const text = 'a,b,c\n"=HYPERLINK(""http://x"")",<b>+1</b>,Ñúñez ‮ Ōkubo 🚓\n';
  expect(cellsOf(text)).toEqual([{ a: '=HYPERLINK("http://x")', b: '<b>+1</b>', c: 'Ñúñez ‮ Ōkubo 🚓' }]);
});

test.each([
  ['semicolons', 'id;title\n1;a, b\n'],
  ['tabs', 'id\ttitle\n1\ta, b\n'],
  ['bars', 'id|title\n1|a, b\n'],
])('%s separate, too', (_name, text) => {
  expect(cellsOf(text)).toEqual([{ id: '1', title: 'a, b' }]);
});

test('a stray quotation mark is kept as it stands', () => {
  expect(cellsOf('id,title\n1,5" pipe\n2,"Main" St\n')).toEqual([
    { id: '1', title: '5" pipe' },
    { id: '2', title: '"Main" St' },
  ]);
});

test('a quotation mark that is never closed costs its own row and no other', () => {
  const { rows } = tableOf('id,title\n1,a\n2,"open\n3,c\n');
  expect(rows.map(({ line, fault }) => ({ line, fault }))).toEqual([
    { line: 2, fault: null },
    { line: 3, fault: 'A quotation mark opens in this row and is never closed.' },
    { line: 4, fault: null },
  ]);
});

test('in a file larger than the longest row, too', () => {
  const after = Array.from({ length: 60_000 }, (_, at) => `${at},plain`);
  const rows = inPieces(['1,"open', ...after, ''].join('\n'), 100_000);
  expect(rows.length).toBe(60_001);
  expect(rows.filter(({ fault }) => fault !== null).map(({ line }) => line)).toEqual([1]);
});

test('a row with more cells than the header is at fault, one with fewer has blanks', () => {
  const { headers, rows } = tableOf('id,title\n1\n2,b,c\n3,d,\n');
  expect(rows.map((row) => [byHeader(headers, row)['title'], row.fault])).toEqual([
    ['', null],
    ['b', 'The row has 3 cells, the header has 2.'],
    ['d', null],
  ]);
});

test('a header that stands twice gets a number', () => {
  expect(tableOf('id,id,\n1,2,3\n').headers).toEqual(['id', 'id (2)', '']);
});

test('the header may stand lower down, or be missing', () => {
  const lower = tableReader({ delimiter: ',', headerLine: 2 });
  expect(lower.push('Calls of May\nid,title\n1,a\n').map(({ cells }) => cells)).toEqual([['1', 'a']]);
  expect(lower.headers()).toEqual(['id', 'title']);
  const none = tableReader({ delimiter: ',', headerLine: 0 });
  expect(none.push('1,a\n2,b\n').length).toBe(2);
  expect(none.headers()).toEqual(['Column 1', 'Column 2']);
});

describe('what is no table', () => {
  test('an endless line is refused before it is held', () => {
    const reader = csvReader(',');
    const endless = () => {
      for (let piece = 0; piece < 100; piece += 1) reader.push('x'.repeat(1_000_000));
    };
    expect(endless).toThrow(NoTable);
    expect(endless).toThrow('Line 1 is longer than 262,144 characters');
  });

  test('more columns than any export has are refused, five thousand are not', () => {
    const wide = (width: number) => `${Array.from({ length: width }, (_, at) => `c${at}`).join(',')}\n`;
    expect(tableOf(wide(5000)).headers.length).toBe(5000);
    expect(() => tableOf(wide(10_001))).toThrow('more than 10000 columns');
  });
});

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '🚓', ' ', ',', ';', '"', '\n', '\r', '='), maxLength: 6 }),
  fc.constant(''),
);

test('whatever a spreadsheet writes is read as csv-parse reads it, in pieces of any length', () => {
  const table = fc.record({
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
    delimiter: fc.constantFrom(',', ';'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    isLast: fc.boolean(),
    piece: fc.integer({ min: 1, max: 30 }),
  });
  fc.assert(
    fc.property(table, ({ rows, delimiter, lineEnd, isLast, piece }) => {
      const quoted = (text: string) =>
        /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
      const text =
        rows.map((cells) => cells.map(quoted).join(delimiter)).join(lineEnd) + (isLast ? lineEnd : '');
      const theirs: readonly string[][] = parse(text, {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        record_delimiter: [lineEnd],
      });
      const ours = inPieces(text, piece, delimiter).map(({ cells }) => cells);
      const holdsText = (cells: readonly string[]) => cells.some((one) => one !== '');
      expect(ours).toEqual(theirs.filter(holdsText));
    }),
    { numRuns: 2000 },
  );
});
