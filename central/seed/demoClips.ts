import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Video } from '../../contract/nouns/video.ts';
import { day } from '../../contract/time.ts';
import type { Db } from '../db/db.ts';
import { type CatalogueRow, readCatalogueRow } from '../import/catalogueRow.ts';
import { type DispatchRow, readDispatchRow } from '../import/dispatchRow.ts';
import { importDispatches } from '../import/importDispatches.ts';
import { importFootage } from '../import/importFootage.ts';
import { plainCatalogue, plainDispatch, presentColumns } from '../import/mapping.ts';
import { loadRoster } from '../import/roster.ts';
import { readTable } from '../import/table.ts';
import { zone } from './plan.ts';
import { daysBetween, laterByDays } from './shift.ts';

/** The newest clip becomes this many days old, and a ticket left non-evidence so many that it is soon deleted. */
const newestAge = 2;
const ticketAge = 169;

/**
 * Imports a folder of real clips with its `catalogue.csv` and `dispatch.csv`, moved by whole days so that they are
 * recent. Answers with their records; none when there is no such folder.
 */
export async function importClips(
  db: Db,
  dataDir: string,
  folder: string,
  now: number,
): Promise<readonly Video[]> {
  const catalogue = join(folder, 'catalogue.csv');
  const dispatch = join(folder, 'dispatch.csv');
  if (!existsSync(catalogue)) return [];
  const calls = existsSync(dispatch) ? await readCalls(dispatch) : [];
  const rows = await readRows(catalogue);
  const daysFor = plan(rows, calls, now);
  const roster = await loadRoster(db);
  const shared = { db, roster, mapping: null, zone };
  const files = { dataDir, folder, catalogue, besides: [dispatch], now: () => now };
  const lines = await importFootage({
    ...shared,
    ...files,
    adjust: (row) => movedRow(row, daysFor(row.incidentNumber)),
  });
  if (existsSync(dispatch)) {
    await importDispatches({
      ...shared,
      file: dispatch,
      adjust: (row) => movedCall(row, daysFor(row.reportNumber)),
    });
  }
  const ids = lines.flatMap((line) => (line.from === 'catalogue' && line.id !== null ? [line.id] : []));
  const found = await db.query<{ body: string }>(
    `select body from item where noun = 'video' and id = any($1) order by id`,
    [ids],
  );
  return found.map((row) => Video.parse(JSON.parse(row.body)));
}

async function readRows(path: string): Promise<readonly CatalogueRow[]> {
  const table = await readTable(path);
  const mapping = { columns: presentColumns(plainCatalogue.columns, table.headers) };
  return table.rows.map((row) => readCatalogueRow(row, mapping, zone)).filter((row) => 'vendorId' in row);
}

async function readCalls(path: string): Promise<readonly DispatchRow[]> {
  const table = await readTable(path);
  const mapping = { columns: presentColumns(plainDispatch.columns, table.headers) };
  return table.rows.map((row) => readDispatchRow(row, mapping, zone)).filter((row) => 'eventNumber' in row);
}

/** By how many days the records of an incident move: all by the same, but for one ticket that is near its end. */
function plan(
  rows: readonly CatalogueRow[],
  calls: readonly DispatchRow[],
  now: number,
): (incident: string | null) => number {
  const newest = Math.max(...rows.map((row) => row.recordedAt ?? 0));
  const days = daysBetween(newest, now - newestAge * day, zone);
  const cited = new Set(calls.filter((call) => call.citation !== null).map((call) => call.reportNumber));
  const ticket = rows.find(
    (row) =>
      row.incidentNumber !== null && cited.has(row.incidentNumber) && row.classes.includes('non-evidence'),
  );
  const ticketDays = daysBetween(ticket?.recordedAt ?? now, now - ticketAge * day, zone);
  return (incident) => (ticket !== undefined && incident === ticket.incidentNumber ? ticketDays : days);
}

function movedRow(row: CatalogueRow, days: number): CatalogueRow {
  const move = <T extends CatalogueRow['recordedAt']>(at: T) => laterByDays(at, days, row.zone);
  return {
    ...row,
    recordedAt: move(row.recordedAt),
    activatedAt: move(row.activatedAt),
    endedAt: move(row.endedAt),
    uploadedAt: move(row.uploadedAt),
    dockedAt: move(row.dockedAt),
  };
}

function movedCall(row: DispatchRow, days: number): DispatchRow {
  const move = <T extends DispatchRow['receivedAt']>(at: T) => laterByDays(at, days, row.zone);
  return {
    ...row,
    receivedAt: move(row.receivedAt),
    dispatchedAt: move(row.dispatchedAt),
    enRouteAt: move(row.enRouteAt),
    arrivedAt: move(row.arrivedAt),
    clearedAt: move(row.clearedAt),
  };
}
