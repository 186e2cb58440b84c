import { createHash } from 'node:crypto';
import {
  beforeFirst,
  chainText,
  type LogAnswer,
  type LogEntry,
  type LogHead,
  type LogPart,
} from '../../contract/nouns/audit-log.ts';
import { type Refusal, refuse } from '../../contract/problem.ts';
import type { Caller } from '../accounts/caller.ts';
import type { Reader, Tx } from '../db/db.ts';
import type { Ports } from '../ports.ts';
import { countersign } from './countersign.ts';

/**
 * Takes the next entries of a desk's audit log, in one transaction, and signs for its end. The same entries may come
 * again. Whatever contradicts what was taken (another entry under a number, a log that became shorter, a hash that doesn't
 * follow) changes nothing and is noted for ever.
 */
export async function takeLog(ports: Ports, caller: Caller, part: LogPart): Promise<LogAnswer | Refusal> {
  if (part.deviceId !== caller.deviceId)
    return refuse('not-signed-in', 'This sign-on belongs to another device.');
  const now = ports.clock.now();
  return ports.db.transaction(async (tx) => {
    // Two parts of one log at once would otherwise both find the same end.
    await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [logLock, part.deviceId]);
    const head = await headOf(tx, part.deviceId);
    // It was overtaken on its way: what it says was so when it was sent.
    if (part.last.no < head.no && (await isOvertaken(tx, part))) return { outcome: 'behind', head } as const;
    const differs = brokenAt(part) ?? (await differsAt(tx, part, head));
    if (differs !== null) {
      await note(tx, caller, differs, part, now);
      return { outcome: 'differs', no: differs } as const;
    }
    if (part.after.no > head.no) return { outcome: 'behind', head } as const;
    const fresh = part.entries.filter(({ no }) => no > head.no);
    await write(tx, caller, fresh, now);
    await noteSent(tx, part);
    const countersigned = await countersign(tx, part.deviceId, fresh.at(-1) ?? head, now);
    return { outcome: 'taken', countersigned } as const;
  });
}

/** Whether a part that was sent later has been taken. A desk whose clock was set back is only believed for longer. */
async function isOvertaken(db: Reader, { deviceId, sentAt }: LogPart): Promise<boolean> {
  const [newest] = await db.query<{ at: number }>('select at from audit_sent where device_id = $1', [
    deviceId,
  ]);
  return newest !== undefined && sentAt !== undefined && sentAt <= newest.at;
}

async function noteSent(tx: Tx, { deviceId, sentAt }: LogPart): Promise<void> {
  if (sentAt === undefined) return;
  await tx.run(
    `insert into audit_sent (device_id, at) values ($1, $2)
     on conflict (device_id) do update set at = greatest(audit_sent.at, excluded.at)`,
    [deviceId, sentAt],
  );
}

const logLock = 7_310_002;

/** How far the central has a desk's log. */
async function headOf(db: Reader, deviceId: string): Promise<LogHead> {
  const [head] = await db.query<LogHead>(
    'select no, hash from audit_entry where device_id = $1 order by no desc limit 1',
    [deviceId],
  );
  return head ?? beforeFirst;
}

/** The first entry that doesn't follow from the one before it; null: all do. */
function brokenAt({ after, entries, last }: LogPart): number | null {
  let previous = after;
  for (const entry of entries) {
    if (entry.no !== previous.no + 1 || entry.hash !== hashOf(previous.hash, entry)) return previous.no + 1;
    previous = { no: entry.no, hash: entry.hash };
  }
  return last.no < previous.no || (last.no === previous.no && last.hash !== previous.hash)
    ? Math.max(1, last.no)
    : null;
}

/** The first entry at which the desk's log and what was taken of it contradict each other; null: nowhere. */
async function differsAt(db: Reader, { deviceId, after, entries, last }: LogPart, head: LogHead) {
  if (last.no < head.no) return last.no + 1;
  const claimed = [after, ...entries].filter(({ no }) => no > 0 && no <= head.no);
  const taken = new Map(
    (
      await db.query<LogHead>(
        'select no, hash from audit_entry where device_id = $1 and no = any ($2::bigint[])',
        [deviceId, claimed.map(({ no }) => no)],
      )
    ).map(({ no, hash }) => [no, hash]),
  );
  return claimed.find(({ no, hash }) => taken.get(no) !== hash)?.no ?? null;
}

export function hashOf(previous: string, entry: Omit<LogEntry, 'hash'>): string {
  return createHash('sha256').update(chainText(previous, entry)).digest('hex');
}

async function write(tx: Tx, caller: Caller, entries: readonly LogEntry[], now: number): Promise<void> {
  if (entries.length === 0) return;
  await tx.run(
    `insert into audit_entry (device_id, account_id, taken_at, no, at, act, about, hash)
     select $1, $2, $3::bigint, no, at, act, about, hash
     from json_to_recordset($4::json) as sent (no bigint, at bigint, act text, about text, hash text)`,
    [caller.deviceId, caller.account.id, now, JSON.stringify(entries)],
  );
}

/** What was claimed stays beside what was taken. The same claim again is the same note. */
async function note(tx: Tx, caller: Caller, no: number, part: LogPart, now: number): Promise<void> {
  const claim = JSON.stringify(part);
  await tx.run(
    `insert into audit_trouble (device_id, account_id, no, digest, claim, noticed_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [caller.deviceId, caller.account.id, no, createHash('sha256').update(claim).digest('hex'), claim, now],
  );
}
