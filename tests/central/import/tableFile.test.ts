import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CannotImport } from '../../../central/import/cannotImport.ts';
import { readTable } from '../../../central/import/tableFile.ts';
import { byHeader } from '../../../mapping/table.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sw-table-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: string | Uint8Array) {
  const path = join(folder, 'x.csv');
  await writeFile(path, bytes);
  const { headers, rows } = await readTable(path);
  return rows.map((row) => byHeader(headers, row));
}

test.each([
  ['UTF-16', Buffer.from('\uFEFFid,name\n1,Núñez\n', 'utf16le')],
  ['UTF-16 without its mark', Buffer.from('id,name\n1,Nunez\n', 'utf16le')],
  ['Windows-1252', Buffer.from('id,name\n1,N\xfa\xf1ez\n', 'latin1')],
  ['UTF-8', Buffer.from('id,name\n1,Núñez\n')],
])('a file in %s is understood', async (_name, bytes) => {
  expect((await read(bytes))[0]?.['name']).toMatch(/^N(ú|u)(ñ|n)ez$/);
});

test('a file that is not there is said to be so', async () => {
  await expect(readTable(join(folder, 'absent.csv'))).rejects.toThrow(/absent\.csv can't be read/);
});

test.each([
  ['an empty file', '', 'The file is empty.'],
  ['a file of blank lines', '\n\n', 'it has no header line'],
  ['a ZIP', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'This is a ZIP archive.'],
])('%s is refused in words', async (_name, bytes, says) => {
  await expect(read(bytes)).rejects.toThrow(CannotImport);
  await expect(read(bytes)).rejects.toThrow(says);
});
