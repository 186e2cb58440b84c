import type { z } from 'zod';
import type { KnownAnswer, KnownAsked } from '../../contract/central-api.ts';
import type { Caller } from '../accounts/caller.ts';
import { readHead, writePlace } from '../feed/era.ts';
import type { Ports } from '../ports.ts';

/**
 * Which of an account's own events the central has no record of. The place is read first: what is lost after it was
 * read makes it untrue, and is asked about again.
 */
export async function missingEvents(
  { db, clock }: Ports,
  caller: Caller,
  { deviceId, counters }: z.infer<typeof KnownAsked>,
): Promise<z.infer<typeof KnownAnswer>> {
  const head = await readHead(db);
  const rows = await db.query<{ counter: number }>(
    'select counter from event where device_id = $1 and account_id = $2 and counter = any ($3::bigint[])',
    [deviceId, caller.account.id, counters],
  );
  const known = new Set(rows.map(({ counter }) => counter));
  return {
    missing: counters.filter((counter) => !known.has(counter)),
    place: writePlace(head),
    now: clock.now(),
  };
}
