import { expect } from 'vitest';
import { type ImportedDispatch, type ImportedVideo, rowNames, toRows } from '../../contract/import-rows.ts';
import { PackedRows, unpackRows } from '../../contract/packed-rows.ts';
import { NoTable } from '../../mapping/csv.ts';
import { headSize, lookAt } from '../../mapping/look.ts';
import type { Mapping } from '../../mapping/meaning.ts';
import { type Batch, createReading, type WholeMapping } from '../../mapping/reading.ts';

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const rowsIn = ({ rows }: Batch) =>
  rows === null
    ? []
    : toRows<ImportedDispatch | ImportedVideo>(
        unpackRows(PackedRows.parse(rows)).columns,
        rowNames[rows.kind],
      );

/** Looks at a file and reads it whole, in pieces of a few bytes. */
export function read(
  bytes: Uint8Array,
  kind: 'dispatch' | 'catalogue',
  asked: Mapping = { columns: {} },
  piece = 7,
) {
  const look = lookAt(bytes.subarray(0, headSize), bytes.length <= headSize, kind, asked, 'America/Chicago');
  if (look.problem !== null) throw new NoTable(look.problem);
  const reading = createReading(kind, look.mapping as WholeMapping);
  const batches: Batch[] = [];
  for (let at = 0; at < bytes.length; at += piece)
    batches.push(...reading.push(bytes.subarray(at, at + piece)));
  batches.push(...reading.end());
  const said = batches.flatMap((batch) => batch.said);
  const rows = batches.flatMap(rowsIn);
  const total = (name: keyof Batch['counts']) => batches.reduce((sum, { counts }) => sum + counts[name], 0);
  expect(total('rows')).toBe(total('accepted') + total('refused') + total('repeated'));
  expect(rows.length).toBe(total('accepted'));
  return { look, said, rows, total };
}

/** One line for each row of the file: what became of it. */
export function outcomes({ said, rows }: ReturnType<typeof read>): readonly (readonly [number, string])[] {
  const refused = said.flatMap(({ line, kind, column, says }) =>
    kind === 'noted' ? [] : [[line, `${kind}: ${column === null ? '' : `${column}: `}${says}`] as const],
  );
  const notes = new Map(said.flatMap(({ line, kind, says }) => (kind === 'noted' ? [[line, says]] : [])));
  const accepted = rows.map(({ line }) => [line, notes.get(line) ?? 'accepted'] as const);
  return [...refused, ...accepted].sort(([a], [b]) => a - b);
}
