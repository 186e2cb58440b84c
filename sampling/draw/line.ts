import type { Frame } from './frame.ts';
import type { DrawnItem } from './record.ts';
import { smallest } from './smallest.ts';
import { type Steps, stepItems } from './steps.ts';
import { type Sha256, ticketOf } from './ticket.ts';

/** An item at its place in its stratum's order of tickets. */
export type InLine = Omit<DrawnItem, 'role'>;

/**
 * The first of each stratum's line: as many as `lengths` says, fewer where the stratum has fewer. A stratum that isn't
 * named has none. One hash and one comparison for nearly every item; nothing is sorted but the few that are kept.
 */
export function* liningUp(
  frame: Frame,
  lengths: ReadonlyMap<string, number>,
  seed: string,
  sha256: Sha256,
): Steps<ReadonlyMap<string, readonly InLine[]>> {
  const kept = new Map([...lengths].map(([key, length]) => [key, smallest(length)]));
  for (const [place, { id, stratum }] of frame.items.entries()) {
    kept.get(stratum)?.put(ticketOf(sha256, seed, id), place);
    if (place % stepItems === 0) yield;
  }
  return new Map(
    [...kept].map(([stratum, { inOrder }]) => [
      stratum,
      inOrder().map(({ ticket, place }, index) => {
        const id = frame.items[place]?.id ?? '';
        return { id, stratum, order: index + 1, ticket };
      }),
    ]),
  );
}
