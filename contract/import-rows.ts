import { z } from 'zod';
import { Dispatch } from './nouns/dispatch.ts';
import { Name } from './nouns/text.ts';
import { Interval, Video } from './nouns/video.ts';
import { Ms, Zone } from './time.ts';

/** What can be imported as a table: dispatches from a dispatch system, records of recordings from a vendor's catalogue. */
export const ImportKind = z.enum(['dispatch', 'catalogue']);
export type ImportKind = z.infer<typeof ImportKind>;

/** Rows that one batch may have. */
export const mostRows = 5000;

const line = z.int().positive();
const Badge = z.string().min(1).max(40);

/** Nothing was recorded before, and what lies after is how some system writes "never". */
export const firstPlausible = Date.UTC(1981, 0, 1);
export const lastPlausible = Date.UTC(2200, 0, 1);
const When = z.int().min(firstPlausible).max(lastPlausible).brand<'Instant'>().nullable();

/** One officer sent to one event, as a file says it: before it is known who the officer is. */
export const ImportedDispatch = Dispatch.omit({
  id: true,
  officerId: true,
  squadId: true,
  divisionId: true,
}).extend({
  line,
  receivedAt: When,
  dispatchedAt: When,
  enRouteAt: When,
  arrivedAt: When,
  clearedAt: When,
  officerBadge: Badge.nullable(),
  officerName: Name.nullable(),
  /** Of the rows of its file with this event, unit and officer. */
  nth: z.int().positive(),
});
export type ImportedDispatch = z.infer<typeof ImportedDispatch>;

/** What a catalogue says of one recording; blank cells are null. Its default class is the department's, never a guess. */
export const ImportedVideo = z.object({
  line,
  file: z.string().min(1).max(1000).nullable(),
  vendorId: z.string().min(1).max(300),
  ...Video.pick({ incidentNumber: true, unit: true, device: true, model: true }).shape,
  title: Name.nullable(),
  officerBadge: Badge.nullable(),
  officerName: Name.nullable(),
  division: Name.nullable(),
  squad: Name.nullable(),
  recordedAt: When,
  activatedAt: When,
  endedAt: When,
  durationMs: Ms.nullable(),
  zone: Zone,
  /** As the catalogue writes them, after the mapping's translation. */
  classes: z.array(z.string().min(1).max(300)).max(50),
  uploadedAt: When,
  dockedAt: When,
  activationReason: Name.nullable(),
  deactivationReason: Name.nullable(),
  muted: z.array(Interval).max(1000),
  hold: Name.nullable(),
  caseNumber: Name.nullable(),
});
export type ImportedVideo = z.infer<typeof ImportedVideo>;

/**
 * Rows travel as columns of equal length: names once for thousands of rows, and each column checked as one list. A column
 * that is null in every row is left out.
 */
export const DispatchColumns = columnsOf(ImportedDispatch);
export const VideoColumns = columnsOf(ImportedVideo);
export type DispatchColumns = z.infer<typeof DispatchColumns>;
export type VideoColumns = z.infer<typeof VideoColumns>;

function columnsOf<S extends z.ZodRawShape>(row: z.ZodObject<S>) {
  const cells: readonly (readonly [string, z.ZodType])[] = Object.entries(row.shape as z.ZodRawShape).map(
    ([name, cell]) => [name, cell as z.ZodType],
  );
  const shape = Object.fromEntries(
    cells.map(([name, cell]) => {
      const column = z.array(cell).max(mostRows);
      return [name, cell.safeParse(null).success ? column.optional() : column];
    }),
  ) as unknown as { [K in keyof S]: z.ZodOptional<z.ZodArray<S[K] & z.ZodType>> };
  return z
    .strictObject(shape)
    .refine((columns) => lengthsOf(columns).size <= 1, 'columns of different lengths');
}

function lengthsOf(columns: Readonly<Record<string, unknown>>): ReadonlySet<number> {
  return new Set(
    Object.values(columns)
      .filter((column): column is unknown[] => Array.isArray(column))
      .map((column) => column.length),
  );
}

/** Rows out of columns, of the same length each; what was left out is null. */
export function toRows<R>(columns: Readonly<Record<string, unknown>>, names: readonly string[]): R[] {
  const [length = 0] = lengthsOf(columns);
  return Array.from({ length }, (_, at) => {
    const row: Record<string, unknown> = {};
    for (const name of names) row[name] = (columns[name] as unknown[] | undefined)?.[at] ?? null;
    return row as R;
  });
}

/** The names of a row's cells, in their order. */
export const rowNames = {
  dispatch: Object.keys(ImportedDispatch.shape) as (keyof ImportedDispatch)[],
  catalogue: Object.keys(ImportedVideo.shape) as (keyof ImportedVideo)[],
} as const;
