import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { csvOf } from '../../../../renderer/samples/export/csv.ts';
import type { Cell, Table } from '../../../../renderer/samples/export/table.ts';
import { workbookOf, zipOf } from '../../../../renderer/samples/export/workbook.ts';

const table = (name: string, rows: readonly (readonly Cell[])[]): Table => ({
  name,
  columns: [
    { title: 'A', width: 12 },
    { title: 'B', width: 30 },
  ],
  rows,
});
async function filesOf(tables: readonly Table[]): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await (await workbookOf(tables)).arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
/** A reader of our own for the two kinds of cell, by ECMA-376: numbers, and texts inline or in the shared table. */
function cellsOf(files: Record<string, string>, sheet: number): (string | number)[][] {
  const shared = [...(files['xl/sharedStrings.xml'] ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(
    ([, inner = '']) => textIn(inner),
  );
  const rows = (files[`xl/worksheets/sheet${sheet}.xml`] ?? '').matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g);
  return [...rows].map(([, row = '']) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, attributes = '', inner = '']) => {
      const value = /<v>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? '';
      if (attributes.includes('t="s"')) return shared[Number(value)] ?? '';
      return attributes.includes('t="inlineStr"') ? textIn(inner) : Number(value);
    }),
  );
}
const textIn = (xml: string): string =>
  [...xml.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

test('any text comes back from the workbook as it was, formulas as the texts they are', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((one) => !/[\r\n\t]/.test(one));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, fc.integer()), { minLength: 1, maxLength: 10 }),
      async (rows) => {
        const [, ...lines] = cellsOf(await filesOf([table('T', rows)]), 1);
        const readable = (one: string) => one.replace(/[\p{Cs}\p{Cc}\uFFFD-\uFFFF]/gu, '□');
        expect(lines).toEqual(rows.map(([one, number]) => [readable(one), number]));
      },
    ),
    { numRuns: 50 },
  );
});

test.each(['=1+1', 'a & <b> "c"', '_x0041_', 'é👮🏽‍♀️', '  spaces  ', 'toString', '__proto__'])(
  '%j stays what it is',
  async (text) => {
    const files = await filesOf([table('T', [[text, 1]])]);
    expect(cellsOf(files, 1)[1]).toEqual([text, 1]);
    expect(JSON.stringify(files)).not.toContain('<f>');
  },
);

test('what XML can’t carry becomes a mark in its place, and a text that is too long is cut', async () => {
  const files = await filesOf([
    table('T', [
      ['a\u0000b\ud800c', 1],
      ['x'.repeat(40_000), 2],
    ]),
  ]);
  const [, first, second] = cellsOf(files, 1);
  expect(first).toEqual(['a□b□c', 1]);
  expect(second?.[0]).toHaveLength(32_767);
});

test('moments are dates and shares are percentages, to be counted with', async () => {
  const files = await filesOf([table('T', [[{ at: Date.UTC(2026, 10, 22, 12) }, { share: 0.025 }]])]);
  // Days since 1899-12-30, which is how a spreadsheet counts.
  expect(cellsOf(files, 1)[1]).toEqual([46_348.5, 0.025]);
  expect(files['xl/styles.xml']).toContain('0.00%');
});

test('each table is a sheet of its name, and a CSV file in the ZIP', async () => {
  const tables = [table('Audit', [['a', 1]]), table('Two words', [['b', 2]])];
  const files = await filesOf(tables);
  expect(files['xl/workbook.xml']).toMatch(/name="Audit"[\s\S]*name="Two words"/);
  const zip = unzipSync(zipOf(tables));
  expect(Object.keys(zip)).toEqual(['audit.csv', 'two-words.csv']);
  const [, second] = tables;
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(zip['two-words.csv'])).toBe(
    second && csvOf(second),
  );
});
