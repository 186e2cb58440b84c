import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Video } from '../../contract/nouns/video.ts';
import { day, type Instant, instant } from '../../contract/time.ts';
import { type CatalogueRow, catalogueReader } from '../../mapping/catalogue-row.ts';
import { type DispatchRow, dispatchReader } from '../../mapping/dispatch-row.ts';
import { plainCatalogue, plainDispatch, presentColumns } from '../../mapping/meaning.ts';
import type { Db } from '../db/db.ts';
import { importDispatches } from '../import/importDispatches.ts';
import { importFootage } from '../import/importFootage.ts';
import { loadRoster } from '../import/roster.ts';
import { readTable } from '../import/tableFile.ts';
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
  const moveOf = plan(rows, calls, now);
  const roster = await loadRoster(db);
  const shared = { db, roster, mapping: null, zone };
  const lines = await importFootage({
    ...shared,
    dataDir,
    folder,
    catalogue,
    besides: [],
    isListedOnly: true,
    now: () => now,
    adjust: (row) => movedRow(row, moveOf(row.incidentNumber, row.recordedAt)),
  });
  if (existsSync(dispatch)) {
    const adjust = (row: DispatchRow) => movedCall(row, moveOf(row.reportNumber, row.receivedAt));
    await importDispatches({ ...shared, file: dispatch, adjust });
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
  return table.rows.map(catalogueReader(table.headers, mapping, zone)).filter((row) => 'vendorId' in row);
}

async function readCalls(path: string): Promise<readonly DispatchRow[]> {
  const table = await readTable(path);
  const mapping = { columns: presentColumns(plainDispatch.columns, table.headers) };
  return table.rows.map(dispatchReader(table.headers, mapping, zone)).filter((row) => 'eventNumber' in row);
}

/** By how much the records of an incident move. `at` decides for those of no known incident. */
type Move = (incident: string | null, at: Instant | null) => number;

/**
 * All move by the same number of local days, but for one ticket that comes near its end. What belongs to one incident
 * moves by exactly the same time, so that nothing changes between its records, not even over the end of summer time.
 */
function plan(rows: readonly CatalogueRow[], calls: readonly DispatchRow[], now: number): Move {
  const newest = Math.max(...rows.map((row) => row.recordedAt ?? 0));
  const days = daysBetween(newest, now - newestAge * day, zone);
  const cited = new Set(calls.filter((call) => call.citation !== null).map((call) => call.reportNumber));
  const ticket = rows.find(
    (row) =>
      row.incidentNumber !== null && cited.has(row.incidentNumber) && row.classes.includes('non-evidence'),
  );
  const ticketDays = daysBetween(ticket?.recordedAt ?? now, now - ticketAge * day, zone);
  const moves = new Map<string, number>();
  return (incident, at) => {
    const known = incident === null ? undefined : moves.get(incident);
    if (known !== undefined) return known;
    const isTicket = incident !== null && incident === ticket?.incidentNumber;
    const move = at === null ? 0 : laterByDays(at, isTicket ? ticketDays : days, zone) - at;
    if (incident !== null) moves.set(incident, move);
    return move;
  };
}

function movedRow(row: CatalogueRow, by: number): CatalogueRow {
  return {
    ...row,
    recordedAt: moved(row.recordedAt, by),
    activatedAt: moved(row.activatedAt, by),
    endedAt: moved(row.endedAt, by),
    uploadedAt: moved(row.uploadedAt, by),
    dockedAt: moved(row.dockedAt, by),
  };
}

function movedCall(row: DispatchRow, by: number): DispatchRow {
  return {
    ...row,
    receivedAt: moved(row.receivedAt, by),
    dispatchedAt: moved(row.dispatchedAt, by),
    enRouteAt: moved(row.enRouteAt, by),
    arrivedAt: moved(row.arrivedAt, by),
    clearedAt: moved(row.clearedAt, by),
  };
}

function moved(at: Instant | null, by: number): Instant | null {
  return at === null ? null : instant(at + by);
}
