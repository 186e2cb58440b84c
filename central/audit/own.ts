import { createHash } from 'node:crypto';
import { beforeFirst, type LogEntry, type LogHead } from '../../contract/nouns/audit-log.ts';
import type { Reader, Tx } from '../db/db.ts';
import { hashOf } from './take.ts';

/** Ids, codes, counts and hashes; nothing that somebody typed. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Who did it: an account through the API, or whoever sits at the central's own command line. */
export type Doer = { readonly account: string } | 'command-line';

/**
 * Writes down what this central did, in the transaction of the act itself: neither is ever there without the other. The
 * entries are a chain like the desks' logs. Meant as the last thing that a transaction does, because from here on
 * every other one that writes an entry waits for its end. Answers with the chain's new end.
 */
export async function noteOwn(tx: Tx, act: string, facts: Facts, now: number): Promise<LogHead> {
  await tx.query(`select pg_advisory_xact_lock(${ownLogLock})`);
  const last = await ownHead(tx);
  const entry = { no: last.no + 1, at: now as LogEntry['at'], act, about: JSON.stringify(facts) };
  const hash = hashOf(last.hash, entry);
  await tx.run('insert into own_entry (no, at, act, about, hash) values ($1, $2, $3, $4, $5)', [
    entry.no,
    now,
    act,
    entry.about,
    hash,
  ]);
  return { no: entry.no, hash };
}

const ownLogLock = 7_310_003;

/** The end of the central's own log. */
export async function ownHead(db: Reader): Promise<LogHead> {
  const [head] = await db.query<LogHead>('select no, hash from own_entry order by no desc limit 1');
  return head ?? beforeFirst;
}

/** The entries after a number, at most so many. */
export function ownEntriesAfter(db: Reader, no: number, limit: number): Promise<readonly LogEntry[]> {
  return db.query<LogEntry>(
    `select no, at, act, about, hash from own_entry where no > $1 order by no limit ${limit}`,
    [no],
  );
}

/** What stands in the log for events that were taken together, in the order of their numbers. */
export function eventsDigest(
  events: readonly { readonly counter: number; readonly digest: string; readonly outcome: string }[],
): string {
  const hash = createHash('sha256');
  for (const { counter, digest, outcome } of events)
    hash.update(`${JSON.stringify([counter, digest, outcome])}\n`);
  return hash.digest('hex');
}

export function doneBy(by: Doer): { readonly by: string } {
  return { by: by === 'command-line' ? by : by.account };
}
