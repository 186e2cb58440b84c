import { z } from 'zod';
import { PackedRows, unpackRows } from '../../../contract/packed-rows.ts';

/** A batch as it lies here: packed, and under the name by which the central takes it once. */
export function keptBody(id: string, packed: PackedRows): string {
  return JSON.stringify({ id, packed });
}

const Kept = z.object({ id: z.string(), packed: PackedRows });

/**
 * What goes to the central, the same text each time it is sent. Desks of before kept that text itself; their batches go
 * out as they lie here.
 */
export function sentBody(kept: string): string {
  const parsed = Kept.safeParse(JSON.parse(kept));
  if (!parsed.success) return kept;
  const { id, packed } = parsed.data;
  return JSON.stringify({ id, rows: unpackRows(packed) });
}
