import type { DrawRecord } from '../../contract/nouns/draw.ts';
import { takenByStratum } from '../../sampling/draw/taken.ts';
import { ticketOf } from '../../sampling/draw/ticket.ts';
import { digestOf } from './canonical.ts';

/**
 * What is wrong with a record, in a sentence; null: as far as can be told without the frame, it is what its seed draws.
 * Tickets are counted again, each stratum must have as many items as its sizes say, in the order of their tickets, and
 * roles must follow from the changes since.
 */
export function drawFault(record: DrawRecord): string | null {
  const stratumOf = new Map(record.items.map(({ id, stratum }) => [id, stratum]));
  if (stratumOf.size < record.items.length) return 'An item is drawn twice.';
  const lines = Map.groupBy(record.items, ({ stratum }) => stratum);
  const taken = takenByStratum(record, (id) => stratumOf.get(id));
  for (const key of lines.keys()) if (!taken.has(key)) return `Nothing was committed to in ${key}.`;
  for (const [key, { sample, spares, roles }] of taken) {
    const line = lines.get(key) ?? [];
    if (line.length !== sample + spares)
      return `${key} has ${line.length} items; its sizes say ${sample + spares}.`;
    for (const [at, item] of line.entries()) {
      if (ticketOf(digestOf, record.seed, item.id) !== item.ticket)
        return `The ticket of ${item.id} is not this seed's.`;
      const before = line[at - 1];
      if (item.order !== at + 1 || (before !== undefined && before.ticket >= item.ticket))
        return `${item.id} is not in the order of the tickets.`;
      if (item.role !== (roles[at] ?? 'spare')) return `${item.id} is not a ${item.role}.`;
    }
  }
  return null;
}
