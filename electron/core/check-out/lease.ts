import { z } from 'zod';
import { day, type Instant, instant } from '../../../contract/time.ts';
import type { DeskDb, ReadDb } from '../db/sql.ts';
import { readKept, writeKept } from '../desk/kept.ts';
import type { SignedIn } from '../session/signed-in.ts';

/**
 * How long footage may be watched here after it was taken along: long enough for an audit, short enough that a forgotten
 * laptop doesn't keep it for good. The only place that says so; a central has no say in it yet.
 */
const leaseMs = 30 * day;

const seenName = 'lease-seen';

export function leaseFrom(now: Instant): Instant {
  return instant(now + leaseMs);
}

/**
 * The time that leases go by: the central's as far as it was heard, else this machine's, but never before the latest time
 * seen. Setting the clock back gives nobody a longer lease.
 */
export function leaseNow({ db, central }: Pick<SignedIn, 'db' | 'central'>, now: Instant): Instant {
  const ahead = central.clockAheadMs();
  return instant(ahead === null ? Math.max(now, latestSeen(db.read)) : now - ahead);
}

export function noteLeaseTime(db: DeskDb, now: Instant): void {
  db.writeAside('note lease time', (write) => writeKept(write, seenName, now));
}

function latestSeen(db: ReadDb): number {
  return readKept(db, seenName, z.number()) ?? 0;
}
