import type { Frame } from './frame.ts';
import type { DrawnItem } from './record.ts';
import { smallest, startOf } from './smallest.ts';
import { byStretches, type Steps } from './steps.ts';
import { type Sha256, ticketOf } from './ticket.ts';
import { ticketStarts } from './ticketStarts.ts';

/** An item at its place in its stratum's order of tickets. */
export type InLine = Omit<DrawnItem, 'role'>;

/**
 * The first of each stratum's line: as many as `lengths` says, fewer where the stratum has fewer. A stratum that isn't
 * named has none. The first 32 bits of a ticket exclude nearly every item; the few others get their ticket from `sha256`,
 * and nothing is sorted but those that are kept. Throws if the two hashes disagree, which would be a broken program.
 */
export function* liningUp(
  { items }: Frame,
  lengths: ReadonlyMap<string, number>,
  seed: string,
  sha256: Sha256,
): Steps<ReadonlyMap<string, readonly InLine[]>> {
  const kept = new Map([...lengths].map(([key, length]) => [key, smallest(length)]));
  const highestBound = (): number => Math.max(-1, ...[...kept.values()].map(({ bound }) => bound()));
  let highest = highestBound();
  const starts = ticketStarts(seed, (place, start) => {
    if (start > highest) return;
    const item = items[place];
    const line = item === undefined ? undefined : kept.get(item.stratum);
    if (item === undefined || line === undefined || start > line.bound()) return;
    const ticket = ticketOf(sha256, seed, item.id);
    if (start !== 0 && start !== startOf(ticket)) throw new Error(`Two hashes disagree about ${ticket}.`);
    line.put(ticket, place);
    highest = highestBound();
  });
  yield* byStretches(items.length, (from, to) => {
    for (let place = from; place < to; place += 1) starts.put(items[place]?.id ?? '', place);
  });
  starts.finish();
  return new Map(
    [...kept].map(([stratum, { inOrder }]) => [
      stratum,
      inOrder().map(({ ticket, place }, index) => ({
        id: items[place]?.id ?? '',
        stratum,
        order: index + 1,
        ticket,
      })),
    ]),
  );
}
