import { z } from 'zod';
import { DispatchColumns, ImportKind, VideoColumns } from './import-rows.ts';
import type { Account } from './nouns/account.ts';
import { Id, Name, Note } from './nouns/text.ts';
import { Instant } from './time.ts';

/** Who brings files in: administrators, and auditors of the whole department. Held by the central; the desk says it beforehand. */
export function mayImport({ role, scope }: Pick<Account, 'role' | 'scope'>): boolean {
  return role === 'administrator' || (role === 'auditor' && scope.kind === 'department');
}

export const notForYou =
  'Files are brought in by administrators, and by auditors whose work is the whole department.';

const count = z.int().nonnegative();

/** Rows of a file by what they came to: `rows` is the sum of the next three. The rest counts what is worth knowing of them. */
export const RowCounts = z.object({
  rows: count,
  accepted: count,
  refused: count,
  /** The same as a row before, in everything that is read. */
  repeated: count,
  /** Accepted rows of which something is noted. */
  noted: count,
  /** Times in the hour that happens twice, in the hour that is skipped, and those that stand for an unknown time. */
  twice: count,
  skipped: count,
  unknown: count,
});
export type RowCounts = z.infer<typeof RowCounts>;

/** What is said of one row: why it wasn't taken, or what was seen in it. */
export const RowSaid = z.object({
  line: z.int().positive(),
  kind: z.enum(['refused', 'repeated', 'noted']),
  column: z.string().max(1000).nullable(),
  value: z.string().max(300).nullable(),
  says: z.string().max(2000),
});
export type RowSaid = z.infer<typeof RowSaid>;

/** Rows that were read and checked, as they go to the central word for word. */
export const ImportRows = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dispatch'), columns: DispatchColumns }),
  z.object({ kind: z.literal('catalogue'), columns: VideoColumns }),
]);
export type ImportRows = z.infer<typeof ImportRows>;

/** What a central makes of a batch. The same batch again is answered the same. */
export const ImportTaken = z.object({
  imported: count,
  updated: count,
  unchanged: count,
  refused: z.array(z.object({ line: z.int().positive(), says: z.string().max(2000) })),
  /** Officers and units that weren't known before. */
  officers: count,
  units: count,
});
export type ImportTaken = z.infer<typeof ImportTaken>;

export const ImportFile = z.object({
  name: Name,
  size: z.int().nonnegative(),
  modifiedAt: Instant,
});

/** The mapping as its JSON; the desk keeps it and doesn't read it. */
export const MappingText = z.string().max(100_000);

/**
 * `reading`: the window hands rows over. `read`: all are here, and nothing has gone out. `sending`: they go to the central
 * as there is a network. `stopped`: the central takes no more of it, `says` tells why.
 */
export const ImportState = z.object({
  id: Id,
  kind: ImportKind,
  file: ImportFile,
  source: Name,
  mapping: MappingText,
  begunAt: Instant,
  state: z.enum(['reading', 'read', 'sending', 'done', 'stopped']),
  /** Batches that are kept, and those that the central has taken. */
  batches: count,
  sent: count,
  counts: RowCounts,
  taken: ImportTaken.omit({ refused: true }).extend({ refused: count }),
  /** Why nothing goes out just now, or why it stopped. */
  says: Note.nullable(),
});
export type ImportState = z.infer<typeof ImportState>;

export const ImportSource = z.object({
  kind: ImportKind,
  name: Name,
  mapping: MappingText,
  savedAt: Instant,
});
export type ImportSource = z.infer<typeof ImportSource>;
