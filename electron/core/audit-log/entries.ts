import { createHash } from 'node:crypto';
import { beforeFirst, chainText, type LogEntry, type LogHead } from '../../../contract/nouns/audit-log.ts';
import { type Instant, instant } from '../../../contract/time.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** What may be said of an act: ids, codes, hashes and numbers, and the note of a reason to watch. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Writes an entry, in the transaction of the act itself: neither is ever there without the other. */
export function logAct(db: WriteDb, act: string, facts: Facts, now: Instant): void {
  const last = lastEntry(db);
  const entry = { no: last.no + 1, at: now, act, about: JSON.stringify(facts) };
  db.run(add, { ...entry, hash: hashOf(last.hash, entry) });
}

/** The log's end. */
export function lastEntry(db: ReadDb): LogHead {
  return db.get(newest) ?? beforeFirst;
}

/** An entry's number and hash, to see whether this log has it; before the first for 0. Null: it isn't here. */
export function headAt(db: ReadDb, no: number): LogHead | null {
  return no === 0 ? beforeFirst : (db.get(numbered, no) ?? null);
}

/** The entries after a number, at most so many. */
export function entriesAfter(db: ReadDb, no: number, limit: number): LogEntry[] {
  return db.all(following, no, limit).map((row) => ({ ...row, at: instant(row.at) }));
}

export function hashOf(previous: string, entry: Omit<LogEntry, 'hash'>): string {
  return sha256(chainText(previous, entry));
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

type Row = { no: number; at: number; act: string; about: string; hash: string };

const add = sql<Row>(
  'audit log: add',
  'INSERT INTO audit_entry (no, at, act, about, hash) VALUES (:no, :at, :act, :about, :hash)',
);
const newest = sql<[], LogHead>(
  'audit log: end',
  'SELECT no, hash FROM audit_entry ORDER BY no DESC LIMIT 1',
);
const numbered = sql<[no: number], LogHead>(
  'audit log: numbered',
  'SELECT no, hash FROM audit_entry WHERE no = ?',
);
const following = sql<[no: number, limit: number], Row>(
  'audit log: after',
  'SELECT no, at, act, about, hash FROM audit_entry WHERE no > ? ORDER BY no LIMIT ?',
);
