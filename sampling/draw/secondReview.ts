import { compareBytes } from './byteOrder.ts';
import type { DrawRecord } from './record.ts';
import { type Sha256, ticketOf } from './ticket.ts';

/**
 * Which items of a sample get a second, blind review: tickets as in the draw, with the seed `<seed>,second-review`, the
 * smallest first over all strata. `share` is 0–1; any share above 0 gives at least one, and a fraction is rounded up.
 * Ids come in the order of their tickets. Another list of
 * ids may pick others: see `secondReviewItems` for the one that never changes.
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
  if (count === 0) return [];
  return ids
    .map((id) => ({ id, ticket: ticketOf(sha256, `${seed},second-review`, id) }))
    .sort((a, b) => (a.ticket === b.ticket ? compareBytes(a.id, b.id) : a.ticket < b.ticket ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}

/**
 * The items of a draw that get a second review: of those that were drawn at first, so that neither an extension nor a
 * spare changes who was picked. One that was replaced since is still named; nobody reviews it.
 */
export function secondReviewItems(
  record: Pick<DrawRecord, 'commitment' | 'items' | 'seed'>,
  share: number,
  sha256: Sha256,
): readonly string[] {
  const sizes = new Map(record.commitment.strata.map(({ key, sample }) => [key, sample]));
  const drawn = record.items.filter(({ stratum, order }) => order <= (sizes.get(stratum) ?? 0));
  return secondReviewOf(
    drawn.map(({ id }) => id),
    record.seed,
    share,
    sha256,
  );
}
