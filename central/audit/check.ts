import { type LogEntry, noHash } from '../../contract/nouns/audit-log.ts';
import type { Reader } from '../db/db.ts';
import { hashOf } from './take.ts';

/** One desk's log as the central has it. `brokenAt`: the first entry that doesn't follow; null: it is whole. */
export type CheckedLog = {
  readonly deviceId: string;
  readonly username: string;
  readonly entries: number;
  readonly lastAt: number;
  readonly brokenAt: number | null;
  /** How often this desk came with a log that contradicts this one, and from which entry on. */
  readonly troubles: readonly { readonly no: number; readonly noticedAt: number }[];
};

const atOnce = 1000;

/** Walks every desk's log, entry by entry. Constant memory. */
export async function* checkLogs(db: Reader): AsyncGenerator<CheckedLog> {
  const desks = await db.query<{ device_id: string; username: string }>(
    `select device_id, min(username) as username from (
       select device_id, account_id from audit_entry union select device_id, account_id from audit_trouble
     ) as seen join account on account.id = account_id group by device_id order by device_id`,
  );
  for (const { device_id: deviceId, username } of desks) {
    const troubles = await db.query<{ no: number; noticedAt: number }>(
      'select no, noticed_at as "noticedAt" from audit_trouble where device_id = $1 order by noticed_at',
      [deviceId],
    );
    yield { deviceId, username, troubles, ...(await walk(db, deviceId)) };
  }
}

/** One desk's entries, in order. */
export async function* entriesOf(db: Reader, deviceId: string): AsyncGenerator<LogEntry> {
  for (let after = 0; ; ) {
    const rows = await db.query<LogEntry>(
      `select no, at, act, about, hash from audit_entry where device_id = $1 and no > $2 order by no limit ${atOnce}`,
      [deviceId, after],
    );
    yield* rows;
    if (rows.length < atOnce) return;
    after = rows.at(-1)?.no ?? after;
  }
}

async function walk(db: Reader, deviceId: string) {
  let [previous, entries, lastAt] = [noHash, 0, 0];
  for await (const entry of entriesOf(db, deviceId)) {
    const follows = entry.no === entries + 1 && entry.hash === hashOf(previous, entry);
    if (!follows) return { entries, lastAt, brokenAt: entries + 1 };
    [previous, entries, lastAt] = [entry.hash, entry.no, entry.at];
  }
  return { entries, lastAt, brokenAt: null };
}
