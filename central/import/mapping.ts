import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Code } from '../../contract/nouns/text.ts';
import { Zone } from '../../contract/time.ts';
import { CannotImport } from './cannotImport.ts';

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

/** How dates with slashes are written; ISO dates are read whatever this says. */
const DateOrder = z.enum(['month-first', 'day-first']);

/** `columns` says under which header each field stands in the file. Fields that aren't named aren't read. */
export const CatalogueMapping = z.strictObject({
  columns: z.partialRecord(z.enum(catalogueFields), z.string().min(1)),
  /** For times without an offset, in rows without a zone of their own. */
  zone: Zone.optional(),
  dateOrder: DateOrder.optional(),
  /** The vendor's words for classes, to the department's codes. */
  classes: z.record(z.string(), Code).optional(),
});
export type CatalogueMapping = z.infer<typeof CatalogueMapping>;

export const DispatchMapping = z.strictObject({
  columns: z.partialRecord(z.enum(dispatchFields), z.string().min(1)),
  zone: Zone.optional(),
  dateOrder: DateOrder.optional(),
  /** The priorities that mean an emergency: 1 in one city, 3 in the next. */
  urgentPriorities: z.array(z.string()).optional(),
});
export type DispatchMapping = z.infer<typeof DispatchMapping>;

/** The columns of a file that needs no mapping: our own field names, as `snake_case` headers. */
export const plainCatalogue: CatalogueMapping = { columns: plainColumns(catalogueFields) };
export const plainDispatch: DispatchMapping = {
  columns: { ...plainColumns(dispatchFields), enRouteAt: 'enroute_at' },
};

/** Reads a mapping file; `fields` are those that its columns may name. Throws `CannotImport` with each mistake in it. */
export async function readMapping<S extends z.ZodObject>(
  path: string,
  schema: S,
  fields: readonly string[],
): Promise<z.infer<S>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CannotImport(`The mapping file ${path} can't be read: ${wordsOf(error)}`);
  });
  const topLevel = Object.keys(schema.shape);
  const parsed = schema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) =>
      `  ${issue.path.join('.') || 'top level'}: ${issueWords(issue, issue.path.length === 0 ? topLevel : fields)}`,
  );
  throw new CannotImport(`The mapping file ${path} has mistakes:\n${faults.join('\n')}`);
}

/**
 * Checks that every header a mapping names stands in the file, and that those in `needed` are named at all.
 * Throws `CannotImport` with the headers that the file has.
 */
export function checkHeaders(
  file: string,
  headers: readonly string[],
  columns: Readonly<Partial<Record<string, string>>>,
  needed: readonly (readonly string[])[],
): void {
  const absent = Object.entries(columns).filter(
    ([, header]) => header !== undefined && !headers.includes(header),
  );
  const faults = absent.map(([field, header]) => `  ${field}: there is no column "${header}"`);
  for (const choice of needed) {
    if (!choice.some((field) => columns[field] !== undefined)) {
      faults.push(`  ${choice.join(' or ')}: no column is named for it`);
    }
  }
  if (faults.length === 0) return;
  throw new CannotImport(
    `The mapping doesn't fit ${file}:\n${faults.join('\n')}\nThe file has these columns: ${headers.join(', ')}`,
  );
}

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

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CannotImport(`The mapping file ${path} is not JSON: ${wordsOf(error)}`);
  }
}

function issueWords(issue: z.core.$ZodIssue, known: readonly string[]): string {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  return `not known here: ${issue.keys.map((key) => `"${key}"`).join(', ')}; known are ${known.join(', ')}`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
