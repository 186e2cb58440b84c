import type { NumberedEvent } from '../../contract/nouns/event.ts';
import type { Caller } from '../accounts/caller.ts';
import { eventsDigest, noteOwn } from '../audit/own.ts';
import type { Reader, Tx } from '../db/db.ts';
import type { Outcome } from './outcome.ts';

/** An event as it stays on record: what was sent, and what it was answered. */
export type TakenEvent = {
  readonly counter: number;
  readonly accountId: string;
  /** SHA-256 of `body`. */
  readonly digest: string;
  /** Canonical JSON of the event and the desk's time, with every field that the desk sent, known here or not. */
  readonly body: string;
  readonly outcome: Outcome;
};

/** What was answered before, under these numbers of this device. */
export async function earlierOutcomes(
  db: Reader,
  deviceId: string,
  events: readonly NumberedEvent[],
): Promise<readonly TakenEvent[]> {
  const rows = await db.query<{ counter: number; account_id: string; digest: string; outcome_json: string }>(
    'select counter, account_id, digest, outcome_json from event where device_id = $1 and counter = any ($2::bigint[])',
    [deviceId, events.map(({ counter }) => counter)],
  );
  return rows.map((row) => ({
    counter: row.counter,
    accountId: row.account_id,
    digest: row.digest,
    body: '',
    outcome: JSON.parse(row.outcome_json) as Outcome,
  }));
}

/** Writes them down, and in the central's own log that they were taken and what they were: neither without the other. */
export async function writeEvents(
  tx: Tx,
  caller: Caller,
  taken: readonly TakenEvent[],
  now: number,
): Promise<void> {
  if (taken.length === 0) return;
  const rows = taken
    .map(({ outcome, ...event }) => ({ ...event, outcome: JSON.stringify(outcome) }))
    .toSorted((a, b) => a.counter - b.counter);
  const facts = { account: caller.account.id, device: caller.deviceId, events: rows.length };
  const { no } = await noteOwn(tx, 'events-taken', { ...facts, digest: eventsDigest(rows) }, now);
  await tx.run(
    `insert into event (device_id, account_id, at, entry, counter, digest, body, outcome_json)
     select $1, $2, $3::bigint, $5::bigint, counter, digest, body, outcome
     from json_to_recordset($4::json) as taken (counter bigint, digest text, body text, outcome text)`,
    [caller.deviceId, caller.account.id, now, JSON.stringify(rows), no],
  );
}
