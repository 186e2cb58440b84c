import { z } from 'zod';
import { ImportKind, mostRows } from './import-rows.ts';
import { ImportRows } from './import-state.ts';

/**
 * Rows on their way from the window to the desk's database, where they lie until they are sent: a third of the text that
 * goes to the central, because every character of it is written, copied, read and sealed several times on its way.
 */

const places = z.array(z.int().nonnegative()).max(mostRows);

/**
 * One column. `words`: each value once, and `at` which of them each row has; without `at` all rows have the one word.
 * `steps`: numbers, each as its difference to the number before it. `cells`: as they stand.
 */
export const PackedColumn = z.union([
  z.strictObject({ words: z.array(z.unknown()).min(1).max(mostRows), at: places.optional() }),
  z.strictObject({ steps: z.array(z.int().nullable()).max(mostRows) }),
  z.strictObject({ cells: z.array(z.unknown()).max(mostRows) }),
]);
export type PackedColumn = z.infer<typeof PackedColumn>;

const Packed = z.strictObject({
  kind: ImportKind,
  count: z.int().positive().max(mostRows),
  columns: z.record(z.string().max(40), PackedColumn),
});
export type PackedRows = z.infer<typeof Packed>;

/** What comes out of it has to be rows that a central takes: they are checked as such, each cell of them. */
export const PackedRows = Packed.refine(
  (packed) => isImportRows(unpacked(packed)),
  'These are no rows of their kind.',
);

/** The rows as they go to the central. `packed` was checked by `PackedRows`. */
export function unpackRows(packed: PackedRows): ImportRows {
  return unpacked(packed) as ImportRows;
}

/** In the order in which they were packed, so that the same rows are the same text each time they are sent. */
function unpacked({ kind, count, columns }: PackedRows): unknown {
  const cells = Object.entries(columns).map(([name, column]) => [name, cellsOf(column, count)] as const);
  return { kind, columns: Object.fromEntries(cells) };
}

function cellsOf(column: PackedColumn, count: number): unknown[] {
  if ('cells' in column) return column.cells;
  if ('steps' in column) return numbersOf(column.steps);
  const { words, at } = column;
  // A place beyond the words makes `undefined`, which no column allows.
  return at === undefined ? Array.from({ length: count }, () => words[0]) : at.map((place) => words[place]);
}

function numbersOf(steps: readonly (number | null)[]): (number | null)[] {
  let last = 0;
  return steps.map((step) => {
    if (step === null) return null;
    last += step;
    return last;
  });
}

/** Compiled where it is first asked: the window, which may not compile, only packs. */
let compiled: z.ZodType | null = null;

function isImportRows(rows: unknown): boolean {
  compiled ??= z.compile(ImportRows);
  return compiled.safeParse(rows).success;
}
