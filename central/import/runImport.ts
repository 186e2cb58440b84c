import { CatalogueMapping, catalogueFields, DispatchMapping, dispatchFields } from '../../mapping/meaning.ts';
import { type Facts, noteOwn } from '../audit/own.ts';
import type { Db } from '../db/db.ts';
import { putDefaults } from '../defaults/put.ts';
import { importDispatches } from './importDispatches.ts';
import { importFootage } from './importFootage.ts';
import { readMapping } from './mappingFile.ts';
import { type ImportReport, type ReportLine, reportOf } from './report.ts';
import { loadRoster } from './roster.ts';

/** What an administrator asks for; paths as given, null where nothing was. */
export type ImportWish = {
  readonly footage: string | null;
  readonly catalogue: string | null;
  readonly mapping: string | null;
  readonly dispatch: string | null;
  readonly dispatchMapping: string | null;
  readonly zone: string;
};

/**
 * Imports footage and its catalogue, then dispatches, into a central. Mistakes in the files' shape stop it before
 * anything is changed (`CannotImport`); mistakes in a row or a file are on the report, and the rest comes in.
 */
export async function runImport(
  db: Db,
  dataDir: string,
  wish: ImportWish,
  now: () => number,
  onLine?: (line: ReportLine, done: number, total: number) => void,
): Promise<ImportReport> {
  const mapping =
    wish.mapping === null ? null : await readMapping(wish.mapping, CatalogueMapping, catalogueFields);
  const dispatchMapping =
    wish.dispatchMapping === null
      ? null
      : await readMapping(wish.dispatchMapping, DispatchMapping, dispatchFields);
  await db.transaction(async (tx) => {
    await putDefaults(tx);
    // Begin and end: what was written by an import that was cut off lies between this entry and the next.
    await noteOwn(tx, 'import-begun', {}, now());
  });
  const roster = await loadRoster(db);
  const shown = onLine === undefined ? {} : { onLine };
  const lines: ReportLine[] = [];
  if (wish.footage !== null || wish.catalogue !== null) {
    const besides = [wish.mapping, wish.dispatch, wish.dispatchMapping].filter((path) => path !== null);
    const { footage: folder, catalogue, zone } = wish;
    const job = { db, dataDir, roster, folder, catalogue, mapping, zone, besides, now };
    lines.push(...(await importFootage({ ...job, ...shown })));
  }
  if (wish.dispatch !== null) {
    const job = { db, roster, file: wish.dispatch, mapping: dispatchMapping, zone: wish.zone };
    lines.push(...(await importDispatches({ ...job, ...shown })));
  }
  const report = reportOf(lines, roster.added(), now());
  await db.transaction((tx) => noteOwn(tx, 'imported', countsOf(report), now()));
  return report;
}

/** `dispatch-imported: 1200` and so on; what nothing came of is left out. */
function countsOf({ counts }: ImportReport): Facts {
  const all = Object.entries(counts).flatMap(([from, of]) =>
    Object.entries(of).map(([outcome, count]) => [`${from}-${outcome}`, count] as const),
  );
  return Object.fromEntries(all.filter(([, count]) => count > 0));
}
