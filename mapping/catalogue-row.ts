import type { ImportedVideo } from '../contract/import-rows.ts';
import type { Interval } from '../contract/nouns/video.ts';
import { type Instant, instant, type Ms, minute, parseClock, spanText } from '../contract/time.ts';
import { cellsIn, type Oddities, type Refused } from './cells.ts';
import { isKnownZone } from './known-zone.ts';
import { readLength } from './length.ts';
import type { CatalogueField, CatalogueMapping } from './meaning.ts';
import { notBefore } from './moment.ts';
import type { Row } from './table.ts';

/** What a catalogue says of one video; blank cells are null. */
export type CatalogueRow = ImportedVideo & {
  readonly notes: readonly string[];
  readonly oddities: Oddities;
};

/** Reads one row of a catalogue, or says why it can't be a video's record. */
export type CatalogueReader = (row: Row) => CatalogueRow | Refused;

/** For tables with these headers. `zone` is for rows without their own, where the mapping names none. */
export function catalogueReader(
  headers: readonly string[],
  mapping: CatalogueMapping,
  zone: string,
): CatalogueReader {
  const cellsOf = cellsIn<CatalogueField>(headers, mapping.columns);
  const base = {
    dateOrder: mapping.dateOrder ?? 'month-first',
    ...(mapping.twice === undefined ? {} : { twice: mapping.twice }),
    ...(mapping.skipped === undefined ? {} : { skipped: mapping.skipped }),
  } as const;

  return (row) => {
    if (row.fault !== null) return { refused: row.fault };
    const cells = cellsOf(row);
    const file = cells.text('file', 1000);
    const vendorId = cells.text('vendorId') ?? file?.slice(-300) ?? null;
    if (vendorId === null) return { refused: 'The row names neither a file nor a vendor id.' };
    const rowZone = cells.text('timeZone') ?? mapping.zone ?? zone;
    if (!isKnownZone(rowZone)) return cells.refuse('timeZone', `"${rowZone}" is not a known time zone.`);
    const style = { ...base, zone: rowZone };
    const recordedAt = cells.moment('recordedAt', style).at;
    const durationMs = lengthOf(cells.text('duration'), mapping.durationUnit ?? 'seconds', cells.notes);
    const writtenEnd = notBefore(cells.moment('endedAt', style), recordedAt);
    const endedAt = endOf(recordedAt, writtenEnd, durationMs, cells.notes);
    const read: CatalogueRow = {
      line: row.line,
      file,
      vendorId,
      title: cells.text('title'),
      incidentNumber: cells.text('incidentNumber'),
      officerBadge: cells.text('officerBadge', 40),
      officerName: cells.text('officerName'),
      division: cells.text('division'),
      squad: cells.text('squad'),
      unit: cells.text('unit'),
      device: cells.text('device'),
      model: cells.text('model'),
      recordedAt,
      activatedAt: notBefore(cells.moment('activatedAt', style), recordedAt),
      endedAt,
      durationMs,
      zone: rowZone,
      classes: classesOf(cells.text('classification'), mapping.classes ?? {}),
      uploadedAt: notBefore(cells.moment('uploadedAt', style), endedAt),
      dockedAt: notBefore(cells.moment('dockedAt', style), endedAt),
      activationReason: cells.text('activationReason'),
      deactivationReason: cells.text('deactivationReason'),
      muted: mutedOf(cells.text('muted'), cells.notes),
      hold: cells.text('hold'),
      caseNumber: cells.text('caseNumber'),
      notes: cells.notes,
      oddities: cells.oddities,
    };
    return cells.unreadable() ?? read;
  };
}

function lengthOf(text: string | null, unit: Parameters<typeof readLength>[1], notes: string[]): Ms | null {
  if (text === null) return null;
  const length = readLength(text, unit);
  if (length === null) notes.push(`"${text}" is not a length; left open.`);
  else if (length < 0) notes.push(`"${text}" is a length below zero; left open.`);
  else return length;
  return null;
}

/**
 * Files often write begin and end to the minute and the length to the hundredth: the length then says where in that minute
 * the end lies. Where the two differ by more, the written end stands, and it is said.
 */
function endOf(
  recordedAt: Instant | null,
  end: Instant | null,
  length: Ms | null,
  notes: string[],
): Instant | null {
  const reckoned = recordedAt === null || length === null ? null : instant(recordedAt + length);
  if (recordedAt !== null && end !== null && end < recordedAt) {
    notes.push(
      `It ends before it begins: the end is ${reckoned === null ? 'left open' : 'taken from its length'}.`,
    );
    return reckoned;
  }
  if (end === null || reckoned === null) return end ?? reckoned;
  if (Math.abs(end - reckoned) <= minute) return reckoned;
  notes.push(
    `It ends ${spanText(end - reckoned)} away from where its length says; the end is taken as written.`,
  );
  return end;
}

/** Several classes stand in one cell with `;` or `|` between them. */
function classesOf(text: string | null, translation: Readonly<Record<string, string>>): string[] {
  return (text ?? '')
    .split(/[;|]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => translation[name] ?? name);
}

/** `0:12-0:18; 1:00-1:10.5` */
function mutedOf(text: string | null, notes: string[]): Interval[] {
  return (text ?? '')
    .split(';')
    .filter((stretch) => stretch.trim() !== '')
    .flatMap((stretch) => {
      const [start, end] = stretch.split('-').map((clock) => parseClock(clock));
      if (start != null && end != null && start >= 0 && end > start) return [{ startMs: start, endMs: end }];
      notes.push(`"${stretch.trim()}" is no muted stretch such as 0:12-0:18; left out.`);
      return [];
    });
}
