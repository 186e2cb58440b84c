import { z } from 'zod';
import { Code } from '../contract/nouns/text.ts';
import { Zone } from '../contract/time.ts';
import { Delimiter } from './delimiter.ts';
import { Encoding } from './encoding.ts';

/** What a catalogue of videos may say about each of them. */
export const catalogueFields = [
  'file',
  'vendorId',
  'title',
  'incidentNumber',
  'officerBadge',
  'officerName',
  'division',
  'squad',
  'unit',
  'device',
  'model',
  'recordedAt',
  'activatedAt',
  'endedAt',
  'duration',
  'timeZone',
  'classification',
  'uploadedAt',
  'dockedAt',
  'activationReason',
  'deactivationReason',
  'muted',
  'hold',
  'caseNumber',
] as const;
export type CatalogueField = (typeof catalogueFields)[number];

/** What a dispatch export may say about one officer sent to one event. */
export const dispatchFields = [
  'eventNumber',
  'reportNumber',
  'unit',
  'officerBadge',
  'officerName',
  'callType',
  'priority',
  'selfInitiated',
  'receivedAt',
  'dispatchedAt',
  'enRouteAt',
  'arrivedAt',
  'clearedAt',
  'timeZone',
  'disposition',
  'citation',
  'cancelled',
  'equipped',
] as const;
export type DispatchField = (typeof dispatchFields)[number];

/** How a file is written. What is left out is guessed from the file, or taken as it is most often. */
const format = {
  delimiter: Delimiter.optional(),
  encoding: Encoding.optional(),
  /** The row that names the columns, counted from 1; 0: none does. What stands above it is left out. */
  headerLine: z.int().min(0).max(50).optional(),
  /** For times without an offset, in rows without a zone of their own. */
  zone: Zone.optional(),
  /** How dates with slashes are written; ISO dates are read whatever this says. */
  dateOrder: z.enum(['month-first', 'day-first']).optional(),
  /** A time in the hour that happens twice: the one that fits the row's order, or always the first or the second. */
  twice: z.enum(['by-order', 'first', 'second']).optional(),
  /** A time in the hour that is skipped: an hour later, an hour earlier, or left open. */
  skipped: z.enum(['later', 'earlier', 'open']).optional(),
};
export const Format = z.object(format);
export type Format = z.infer<typeof Format>;

const Words = z.array(z.string().min(1).max(300)).max(500);
const Header = z.string().min(1).max(1000);

/** `columns` says under which header each field stands in the file. Fields that aren't named aren't read. */
export const CatalogueMapping = z.strictObject({
  columns: z.partialRecord(z.enum(catalogueFields), Header),
  ...format,
  /** What a bare number in the length column counts. */
  durationUnit: z.enum(['seconds', 'minutes', 'hours', 'milliseconds']).optional(),
  /** The vendor's words for classes, to the department's codes. */
  classes: z.record(z.string(), Code).optional(),
});
export type CatalogueMapping = z.infer<typeof CatalogueMapping>;

export const DispatchMapping = z.strictObject({
  columns: z.partialRecord(z.enum(dispatchFields), Header),
  ...format,
  /** The priorities that mean an emergency: 1 in one city, 3 in the next. */
  urgentPriorities: Words.optional(),
  /** The same by the number a priority begins with, both ends included. */
  urgentNumbers: z.strictObject({ from: z.number().optional(), to: z.number().optional() }).optional(),
  /** What the self-initiated column says for yes, where it isn't yes or Y. */
  selfInitiatedWords: Words.optional(),
  /** What the cancelled column or the disposition says of a call that was called off. */
  cancelledWords: Words.optional(),
  /** What the disposition says where a citation was written or somebody was arrested. */
  outcomeWords: Words.optional(),
});
export type DispatchMapping = z.infer<typeof DispatchMapping>;

/** Either of the two; `mappingOf` tells which schema a kind of file has. */
export type Mapping = CatalogueMapping | DispatchMapping;

export const mappingOf = { dispatch: DispatchMapping, catalogue: CatalogueMapping } as const;

/** The columns of a file that needs no mapping: our own field names, as `snake_case` headers. */
export const plainCatalogue: CatalogueMapping = { columns: plainColumns(catalogueFields) };
export const plainDispatch: DispatchMapping = {
  columns: { ...plainColumns(dispatchFields), enRouteAt: 'enroute_at' },
};

/** Our own mapping, narrowed to the columns that the file has. */
export function presentColumns<C extends Partial<Record<string, string>>>(
  columns: C,
  headers: readonly string[],
): C {
  return Object.fromEntries(
    Object.entries(columns).filter(([, header]) => header !== undefined && headers.includes(header)),
  ) as C;
}

function plainColumns<F extends string>(fields: readonly F[]): Record<F, string> {
  const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(fields.map((field) => [field, snake(field)])) as Record<F, string>;
}
