import type { ImportedVideo } from '../../contract/import-rows.ts';
import type { Tx } from '../db/db.ts';
import { openRecordKeeper, type Written } from './recordKeeper.ts';
import type { Roster } from './roster.ts';

/**
 * Puts rows of a catalogue into the central as records without footage. What a known recording's footage says stays with it,
 * and no row shortens how long one is kept: that waits for a second person. Answers for each row, in their order.
 */
export async function takeVideos(
  tx: Tx,
  roster: Roster,
  rows: readonly ImportedVideo[],
  now: () => number,
): Promise<readonly (Pick<Written, 'outcome' | 'reason'> & { readonly line: number })[]> {
  // The whole batch and the record of its answer are one transaction.
  const inside = { query: tx.query, transaction: <T>(work: (same: Tx) => Promise<T>) => work(tx) };
  const keeper = await openRecordKeeper(inside, roster, now, { neverShortens: true });
  const taken = [];
  const lines = new Map<string, number>();
  for (const row of rows) {
    const first = lines.get(row.vendorId);
    lines.set(row.vendorId, row.line);
    const { outcome, reason } =
      first === undefined
        ? await keeper.keep(row, null)
        : {
            outcome: 'refused' as const,
            reason: `The vendor id "${row.vendorId}" stands in line ${first} already.`,
          };
    taken.push({ line: row.line, outcome, reason });
  }
  await keeper.flush();
  return taken;
}
