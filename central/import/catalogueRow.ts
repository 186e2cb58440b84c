import type { Interval } from '../../contract/nouns/video.ts';
import { type Instant, parseClock, Zone } from '../../contract/time.ts';
import { cellReader } from './cells.ts';
import type { CatalogueMapping } from './mapping.ts';
import { notBefore } from './moment.ts';
import type { Row } from './table.ts';

/** What a catalogue says of one video; blank cells are null. */
export type CatalogueRow = {
  readonly line: number;
  readonly file: string | null;
  readonly vendorId: string;
  readonly title: string | null;
  readonly incidentNumber: string | null;
  readonly officerBadge: string | null;
  readonly officerName: string | null;
  readonly division: string | null;
  readonly squad: string | null;
  readonly unit: string | null;
  readonly device: string | null;
  readonly model: string | null;
  readonly recordedAt: Instant | null;
  readonly activatedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly zone: string;
  /** As the catalogue writes them, after the mapping's translation. */
  readonly classes: readonly string[];
  readonly uploadedAt: Instant | null;
  readonly dockedAt: Instant | null;
  readonly activationReason: string | null;
  readonly deactivationReason: string | null;
  readonly muted: readonly Interval[];
  readonly hold: string | null;
  readonly caseNumber: string | null;
  readonly notes: readonly string[];
};

/** Reads one row of a catalogue, or says why it can't be a video's record. `zone` is for rows without their own. */
export function readCatalogueRow(
  row: Row,
  mapping: CatalogueMapping,
  zone: string,
): CatalogueRow | { readonly refused: string } {
  if (row.fault !== null) return { refused: row.fault };
  const cells = cellReader(row, mapping.columns);
  const file = cells.text('file', 1000);
  const vendorId = cells.text('vendorId') ?? file;
  if (vendorId === null) return { refused: 'The row names neither a file nor a vendor id.' };
  const rowZone = cells.text('timeZone') ?? zone;
  if (!Zone.safeParse(rowZone).success) return { refused: `"${rowZone}" is not a known time zone.` };
  const style = { zone: rowZone, dateOrder: mapping.dateOrder ?? 'month-first' };
  const recordedAt = cells.moment('recordedAt', style).at;
  const endedAt = notBefore(cells.moment('endedAt', style), recordedAt);
  const endsBackwards = recordedAt !== null && endedAt !== null && endedAt < recordedAt;
  if (endsBackwards) cells.notes.push('It ends before it begins: the end is left open.');
  return {
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
    endedAt: endsBackwards ? null : endedAt,
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
  };
}

/** Several classes stand in one cell with `;` or `|` between them. */
function classesOf(text: string | null, translation: Readonly<Record<string, string>>): readonly string[] {
  return (text ?? '')
    .split(/[;|]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => translation[name] ?? name);
}

/** `0:12-0:18; 1:00-1:10.5` */
function mutedOf(text: string | null, notes: string[]): readonly Interval[] {
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
