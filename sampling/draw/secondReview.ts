import { compareBytes } from './byteOrder.ts';
import { type Sha256, ticketOf } from './ticket.ts';

/**
 * Which items of a sample get a second, blind review: tickets as in the draw, with the seed `<seed>,second-review`, the
 * smallest first over all strata. `share` is 0–1; any share above 0 gives at least one, and a fraction is rounded up.
 * Ids come in the order of their tickets. A larger sample may pick others: items picked before stay picked.
 */
export function secondReviewOf(
  ids: readonly string[],
  seed: string,
  share: number,
  sha256: Sha256,
): readonly string[] {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share is between 0 and 1, not ${share}.`);
  // 14/400 × 400 is 14.000000000000002 in floating point, and must not become 15.
  const count = Math.ceil(Number((share * ids.length).toPrecision(12)));
  return ids
    .map((id) => ({ id, ticket: ticketOf(sha256, `${seed},second-review`, id) }))
    .sort((a, b) => (a.ticket === b.ticket ? compareBytes(a.id, b.id) : a.ticket < b.ticket ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}
