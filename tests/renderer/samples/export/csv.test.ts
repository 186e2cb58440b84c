import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from '../../../../renderer/samples/export/csv.ts';
import type { Table } from '../../../../renderer/samples/export/table.ts';

const table = (rows: Table['rows']): Table => ({
  name: 'T',
  columns: [
    { title: 'A', width: 5 },
    { title: 'B', width: 5 },
  ],
  rows,
});
const read = (csv: string): string[][] => parse(csv, { bom: true, record_delimiter: '\r\n' });

test('any text comes back as it was, but for the apostrophe before what a spreadsheet would run', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), (rows) => {
      const [head, ...lines] = read(csvOf(table(rows)));
      expect(head).toEqual(['A', 'B']);
      const kept = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
      expect(lines).toEqual(rows.map((row) => row.map(kept)));
    }),
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])(
  '%j is no formula any more',
  (text) => {
    const [, [cell] = []] = read(csvOf(table([[text, null]])));
    expect(cell).toBe(`'${text}`);
  },
);

test('numbers, moments, shares and nothing are written as such', () => {
  const csv = csvOf(
    table([
      [-3, { at: 0 }],
      [{ share: 0.025 }, null],
    ]),
  );
  expect(csv).toBe('\uFEFFA,B\r\n-3,1970-01-01T00:00:00.000Z\r\n0.025,\r\n');
});
