import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CannotImport } from '../../../central/import/cannotImport.ts';
import { readTable, tableOf } from '../../../central/import/table.ts';

const cellsOf = (text: string) => tableOf('x.csv', text).rows.map((row) => Object.fromEntries(row.cells));

test('byte order mark, CRLF, quotes and line breaks inside quotes are read as spreadsheets write them', () => {
  const text = '\uFEFFid,title\r\n1,"A ""loud"" call,\r\nat night"\r\n\r\n2,plain\r\n';
  expect(cellsOf(text)).toEqual([
    { id: '1', title: 'A "loud" call,\r\nat night' },
    { id: '2', title: 'plain' },
  ]);
});

test('each row knows its line in the file, line breaks inside quotes counted', () => {
  const table = tableOf('x.csv', 'id,title\n1,"two\nlines"\n2,plain\n');
  expect(table.rows.map((row) => row.line)).toEqual([3, 4]);
});

test('formulas, markup and any Unicode stay as they are', () => {
  const text = 'a,b,c\n"=HYPERLINK(""http://x"")",<b>+1</b>,Ñúñez ‮ Ōkubo 🚓\n';
  expect(cellsOf(text)).toEqual([{ a: '=HYPERLINK("http://x")', b: '<b>+1</b>', c: 'Ñúñez ‮ Ōkubo 🚓' }]);
});

test.each([
  ['semicolons', 'id;title\n1;a, b\n'],
  ['tabs', 'id\ttitle\n1\ta, b\n'],
])('%s separate, too', (_name, text) => {
  expect(cellsOf(text)).toEqual([{ id: '1', title: 'a, b' }]);
});

test('a row with more cells than the header is at fault, one with fewer has blanks', () => {
  const { rows } = tableOf('x.csv', 'id,title\n1\n2,b,c\n');
  expect(rows.map((row) => [row.cells.get('title'), row.fault])).toEqual([
    ['', null],
    ['b', 'The row has 3 cells, the header has 2.'],
  ]);
});

test.each([
  ['an empty file', '', 'x.csv is empty: it has no header line.'],
  ['a header twice', 'id,id\n1,2\n', 'x.csv has two columns named "id".'],
  ['a quote without end', 'id,title\n1,"open\n', 'x.csv is not a CSV file that can be read'],
])('%s is refused in words', (_name, text, says) => {
  expect(() => tableOf('x.csv', text)).toThrow(CannotImport);
  expect(() => tableOf('x.csv', text)).toThrow(says);
});

describe('a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sw-table-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each([
    ['UTF-16', Buffer.from('\uFEFFid,name\n1,Núñez\n', 'utf16le')],
    ['Windows-1252', Buffer.from('id,name\n1,N\xfa\xf1ez\n', 'latin1')],
    ['UTF-8', Buffer.from('id,name\n1,Núñez\n')],
  ])('in %s is understood', async (_name, bytes) => {
    const path = join(folder, 'names.csv');
    await writeFile(path, bytes);
    expect((await readTable(path)).rows[0]?.cells.get('name')).toBe('Núñez');
  });

  test('that is not there is said to be so', async () => {
    await expect(readTable(join(folder, 'absent.csv'))).rejects.toThrow(/absent\.csv can't be read/);
  });
});
