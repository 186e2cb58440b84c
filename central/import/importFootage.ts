import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Instant, instant } from '../../contract/time.ts';
import { type CatalogueRow, catalogueReader } from '../../mapping/catalogue-row.ts';
import { type CatalogueMapping, plainCatalogue, presentColumns } from '../../mapping/meaning.ts';
import type { Row, Table } from '../../mapping/table.ts';
import type { Db } from '../db/db.ts';
import { type Candidate, type Folder, listFolder } from './folder.ts';
import { checkHeaders } from './mappingFile.ts';
import { arrive } from './media/arrive.ts';
import { isNotVideo } from './media/sniff.ts';
import { openRecordKeeper, type RecordKeeper } from './recordKeeper.ts';
import type { ReportLine } from './report.ts';
import type { Roster } from './roster.ts';
import { readTable } from './tableFile.ts';

export type FootageImport = {
  readonly db: Db;
  /** Where the central keeps its footage. */
  readonly dataDir: string;
  readonly roster: Roster;
  /** Folder of footage; null: the catalogue alone. */
  readonly folder: string | null;
  /** Catalogue CSV; null: the footage alone. */
  readonly catalogue: string | null;
  /** Null: our own column names. */
  readonly mapping: CatalogueMapping | null;
  /** For times without an offset, where neither row nor mapping says more. */
  readonly zone: string;
  /** Files in the folder that are no footage: the dispatch export, mapping files. */
  readonly besides: readonly string[];
  readonly now: () => number;
  /** Leaves files that the catalogue doesn't name where they are. */
  readonly isListedOnly?: boolean;
  /** Changes a row before it is kept; for demonstrations, whose footage has to look recent. */
  readonly adjust?: (row: CatalogueRow) => CatalogueRow;
  readonly onLine?: (line: ReportLine, done: number, total: number) => void;
};

/**
 * Imports a folder of footage with its catalogue: every row and every file ends as one line of the report. Doing it
 * again changes nothing. Throws `CannotImport` before anything is changed when the inputs don't fit together.
 */
export async function importFootage(job: FootageImport): Promise<readonly ReportLine[]> {
  const { rows, headers, mapping } = await readCatalogue(job);
  const readRow = catalogueReader(headers, mapping, job.zone);
  const folder = await folderOf(job);
  const keeper = await openRecordKeeper(job.db, job.roster, job.now);
  const lines: ReportLine[] = [];
  const report = (line: ReportLine) => {
    lines.push(line);
    job.onLine?.(line, lines.length, rows.length + folder.candidates.length);
  };
  const takenIds = new Map<string, number>();
  const usedFiles = new Map<string, number>();
  for (const row of rows) {
    const read = readRow(row);
    const first = 'refused' in read ? undefined : takenIds.get(read.vendorId);
    if ('refused' in read) report(refusedRow(row, read.refused));
    else if (first !== undefined)
      report(refusedRow(row, `The vendor id "${read.vendorId}" stands in line ${first} already.`));
    else {
      const candidate = read.file === null ? null : folder.find(read.file);
      const alsoLine = candidate === null ? undefined : usedFiles.get(candidate.path);
      report(await importRow(job, keeper, { row: job.adjust?.(read) ?? read, candidate, alsoLine }));
      takenIds.set(read.vendorId, row.line);
      if (candidate !== null && alsoLine === undefined) usedFiles.set(candidate.path, row.line);
    }
  }
  for (const candidate of job.isListedOnly === true ? [] : folder.candidates) {
    if (!usedFiles.has(candidate.path)) report(await importUnlisted(job, keeper, candidate));
  }
  await keeper.flush();
  return lines;
}

async function readCatalogue(job: FootageImport): Promise<Table & { readonly mapping: CatalogueMapping }> {
  if (job.catalogue === null) return { rows: [], headers: [], mapping: plainCatalogue };
  const table = await readTable(job.catalogue, job.mapping ?? {});
  const mapping = job.mapping ?? { columns: presentColumns(plainCatalogue.columns, table.headers) };
  checkHeaders(job.catalogue, table.headers, mapping.columns, [['file', 'vendorId']]);
  return { ...table, mapping };
}

async function folderOf(job: FootageImport): Promise<Folder> {
  if (job.folder === null) return { candidates: [], find: () => null };
  const besides = [...job.besides, ...(job.catalogue === null ? [] : [job.catalogue])];
  return listFolder(
    resolve(job.folder),
    besides.map((path) => resolve(path)),
  );
}

type Found = {
  readonly row: CatalogueRow;
  readonly candidate: Candidate | null;
  /** The line that named the same file before. */
  readonly alsoLine: number | undefined;
};

async function importRow(job: FootageImport, keeper: RecordKeeper, found: Found): Promise<ReportLine> {
  const { row, candidate, alsoLine } = found;
  const notes = [...row.notes];
  if (row.file !== null && candidate === null && job.folder !== null) {
    notes.push(`There is no file "${row.file}" in the folder: the record is kept without footage.`);
  }
  if (alsoLine !== undefined) notes.push(`The same file belongs to line ${alsoLine}, too.`);
  const arrived = candidate === null ? null : await arrive(candidate, job.dataDir);
  const line = { from: 'catalogue', line: row.line, name: row.file ?? row.vendorId } as const;
  if (arrived !== null && isNotVideo(arrived)) {
    const kept = await keeper.keep(row, null);
    const reason =
      kept.id === null ? arrived.notVideo : `${arrived.notVideo} The record is kept without footage.`;
    return { ...line, id: kept.id, outcome: 'refused', reason, notes: [...notes, ...kept.notes] };
  }
  const kept = await keeper.keep(row, arrived);
  return { ...line, ...kept, notes: [...notes, ...(arrived?.measured.notes ?? []), ...kept.notes] };
}

/** A file that the catalogue doesn't know comes in by what the media says, unclassified. */
async function importUnlisted(
  job: FootageImport,
  keeper: RecordKeeper,
  candidate: Candidate,
): Promise<ReportLine> {
  const line = { from: 'footage', line: null, name: candidate.name } as const;
  const arrived = await arrive(candidate, job.dataDir);
  if (isNotVideo(arrived)) {
    const outcome = videoName.test(candidate.name) ? 'refused' : 'skipped';
    return { ...line, id: null, outcome, reason: arrived.notVideo, notes: [] };
  }
  const { measured } = arrived;
  const recordedAt =
    measured.startedAt ?? instant((await stat(candidate.path)).mtimeMs - measured.durationMs);
  const row = unlistedRow(candidate.name, recordedAt, job.mapping?.zone ?? job.zone);
  const kept = await keeper.keepUnlisted(row, arrived);
  if (kept.id === null) return { ...line, ...kept };
  return {
    ...line,
    ...kept,
    notes: [
      'No catalogue row names it: imported as unclassified by what the media says.',
      ...(measured.startedAt === null
        ? ["The media doesn't say when it was recorded: taken from the file's own date."]
        : []),
      ...measured.notes,
      ...kept.notes,
    ],
  };
}

/** Without such a name, and without being video, a file in the folder is just another file. */
const videoName = /\.(mp4|m4v|mov|mkv|webm|avi|ts|m2ts|mts|mpe?g|wmv|asf|flv|3gp|mxf|ogv|m3u8)$/i;

function refusedRow(row: Row, reason: string): ReportLine {
  const name = row.cells.map((cell) => cell.trim()).find((cell) => cell !== '') ?? '';
  return { from: 'catalogue', line: row.line, name, id: null, outcome: 'refused', reason, notes: [] };
}

function unlistedRow(name: string, recordedAt: Instant, zone: string): CatalogueRow {
  return {
    line: 0,
    file: name,
    vendorId: name,
    recordedAt,
    zone,
    title: null,
    incidentNumber: null,
    officerBadge: null,
    officerName: null,
    division: null,
    squad: null,
    unit: null,
    device: null,
    model: null,
    activatedAt: null,
    endedAt: null,
    durationMs: null,
    classes: [],
    uploadedAt: null,
    dockedAt: null,
    activationReason: null,
    deactivationReason: null,
    muted: [],
    hold: null,
    caseNumber: null,
    notes: [],
    oddities: {},
  };
}
