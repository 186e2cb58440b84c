import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkHeaders, readMapping } from '../../../central/import/mappingFile.ts';
import {
  CatalogueMapping,
  catalogueFields,
  plainCatalogue,
  plainDispatch,
} from '../../../mapping/meaning.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sw-mapping-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function mappingOf(text: string) {
  const path = join(folder, 'mapping.json');
  await writeFile(path, text);
  return readMapping(path, CatalogueMapping, catalogueFields);
}

test('a mapping names columns, a zone, a way of writing dates and classes', async () => {
  const mapping = {
    columns: { vendorId: 'Asset ID', recordedAt: 'Start' },
    zone: 'America/Denver',
    dateOrder: 'day-first',
    classes: { 'Traffic - Citation': 'misdemeanor-citation' },
  };
  expect(await mappingOf(JSON.stringify(mapping))).toEqual(mapping);
});

describe('mistakes are named, all at once', () => {
  test.each([
    ['{"columns": {', 'is not JSON'],
    ['{}', 'columns:'],
    ['{"columns": {"offcer": "Officer"}}', 'columns: not known here: "offcer"; known are file, vendorId,'],
    ['{"columns": {}, "zones": "x"}', 'top level: not known here: "zones"; known are columns, delimiter,'],
    ['{"columns": {}, "zone": "Mars/Olympus"}', 'zone: not a known time zone'],
    ['{"columns": {"vendorId": 7}}', 'columns.vendorId:'],
    ['{"columns": {}, "classes": {"A": "Not A Code"}}', 'classes.A:'],
  ])('%s', async (text, says) => {
    await expect(mappingOf(text)).rejects.toThrow(says);
  });

  test('a file that is not there', async () => {
    await expect(readMapping(join(folder, 'absent.json'), CatalogueMapping, catalogueFields)).rejects.toThrow(
      "can't be read",
    );
  });
});

describe('a mapping and a file', () => {
  test('that fit together pass', () => {
    expect(() => checkHeaders('c.csv', ['A', 'B'], { vendorId: 'A' }, [['file', 'vendorId']])).not.toThrow();
  });

  test('that name a column that is not there are told which columns there are', () => {
    expect(() => checkHeaders('c.csv', ['A', 'B'], { vendorId: 'C' }, [['file', 'vendorId']])).toThrow(
      'The mapping doesn\'t fit c.csv:\n  vendorId: there is no column "C"\nThe file has these columns: A, B',
    );
  });

  test('that lack what every row needs are told so', () => {
    expect(() => checkHeaders('c.csv', ['A'], { title: 'A' }, [['file', 'vendorId']])).toThrow(
      'file or vendorId: no column is named for it',
    );
  });
});

test('our own column names are the fields in snake case', () => {
  expect(plainCatalogue.columns.officerBadge).toBe('officer_badge');
  expect(plainDispatch.columns.enRouteAt).toBe('enroute_at');
});
