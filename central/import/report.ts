import { writeFile } from 'node:fs/promises';

/** What became of one row or file. `skipped` is a file that is neither footage nor named by the catalogue. */
export type Outcome = 'imported' | 'updated' | 'unchanged' | 'refused' | 'skipped';

export type ReportLine = {
  readonly from: 'catalogue' | 'footage' | 'dispatch';
  /** Line in its CSV file; null for a file without a row. */
  readonly line: number | null;
  /** The file, the vendor's id or the event number: what the reader knows it by. */
  readonly name: string;
  /** The item it became; null when there is none. */
  readonly id: string | null;
  readonly outcome: Outcome;
  /** Why it was refused or skipped. */
  readonly reason: string | null;
  /** What was seen and is worth knowing; nothing was refused for it. */
  readonly notes: readonly string[];
};

export type ImportReport = {
  readonly at: string;
  readonly counts: Readonly<Record<ReportLine['from'], Readonly<Record<Outcome, number>>>>;
  readonly created: { readonly officers: number; readonly units: number };
  readonly lines: readonly ReportLine[];
};

const origins = ['catalogue', 'footage', 'dispatch'] as const;
const outcomes = ['imported', 'updated', 'unchanged', 'refused', 'skipped'] as const;

export function reportOf(
  lines: readonly ReportLine[],
  created: ImportReport['created'],
  at: number,
): ImportReport {
  const count = (from: ReportLine['from'], outcome: Outcome) =>
    lines.filter((line) => line.from === from && line.outcome === outcome).length;
  const counts = Object.fromEntries(
    origins.map((from) => [
      from,
      Object.fromEntries(outcomes.map((outcome) => [outcome, count(from, outcome)])),
    ]),
  ) as ImportReport['counts'];
  return { at: new Date(at).toISOString(), counts, created, lines };
}

/** The report as a person reads it: a table of counts, then everything that isn't plain sailing. */
export function reportText(report: ImportReport): string {
  const table = [
    ['', ...outcomes],
    ...origins.map((from) => [from, ...outcomes.map((outcome) => String(report.counts[from][outcome]))]),
  ];
  const told = report.lines.filter((line) => line.reason !== null || line.notes.length > 0);
  return [...aligned(table), ...createdText(report.created), ...told.map(lineText), ''].join('\n');
}

export async function writeReport(path: string, report: ImportReport): Promise<void> {
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
}

function aligned(table: readonly (readonly string[])[]): string[] {
  return table.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(10) : cell.padStart(11))).join(''),
  );
}

function createdText({ officers, units }: ImportReport['created']): string[] {
  if (officers + units === 0) return [];
  return [`New from these files: ${officers} officers, ${units} units.`];
}

function lineText(line: ReportLine): string {
  const place = line.line === null ? '' : ` line ${line.line},`;
  const says = [...(line.reason === null ? [] : [line.reason]), ...line.notes].join(' ');
  return `${line.from}${place} ${line.name}: ${line.outcome}. ${says}`;
}
