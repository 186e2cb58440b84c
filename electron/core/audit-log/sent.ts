import { z } from 'zod';
import { beforeFirst, Countersigned, LogHead } from '../../../contract/nouns/audit-log.ts';
import type { ReadDb, WriteDb } from '../db/sql.ts';
import { dropKept, readKept, writeKept } from '../desk/kept.ts';

/** How far the central has this log. */
const Sent = z.object({
  head: LogHead,
  /** The newest signature; older than `head` after the central was put back to an older state. */
  countersigned: Countersigned.nullable(),
  /** The first entry at which the central has another log than this one; null: none. */
  differsFrom: z.int().positive().nullable(),
  /** The central signs with another key than it did before. */
  otherKey: z.boolean(),
});
export type Sent = z.infer<typeof Sent>;

const nothingSent: Sent = { head: beforeFirst, countersigned: null, differsFrom: null, otherKey: false };

export function sentOfLog(db: ReadDb): Sent {
  return readKept(db, 'audit-log-sent', Sent) ?? nothingSent;
}

export function keepSent(db: WriteDb, sent: Sent): void {
  writeKept(db, 'audit-log-sent', sent);
}

/** For a device that the central hasn't heard of yet. */
export function forgetSent(db: WriteDb): void {
  dropKept(db, 'audit-log-sent');
}
