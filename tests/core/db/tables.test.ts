import { expect, test } from 'vitest';
import {
  countedTables,
  footageTables,
  foundTables,
  heardTables,
  pulledTables,
  stagedTables,
  workTables,
} from '../../../electron/core/db/tables.ts';
import { rowsBy, temporaryDatabase } from '../../support/database.ts';

test('every table is work that is copied, or says why it need not be', () => {
  const db = temporaryDatabase();
  const known: string[] = [
    ...workTables,
    ...pulledTables,
    ...foundTables,
    ...footageTables,
    ...countedTables,
    ...stagedTables,
  ];
  const here = rowsBy(
    db,
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  );
  expect(here).toEqual(known.toSorted().map((name) => ({ name })));
});

test('every table that the carbon hears of has a key by which the carbon can name its rows', () => {
  const db = temporaryDatabase();
  const keyless = heardTables.filter(
    (table) => rowsBy(db, `SELECT name FROM pragma_table_info('${table}') WHERE pk > 0`).length === 0,
  );
  expect(keyless).toEqual([]);
});
