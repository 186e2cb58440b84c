import { z } from 'zod';
import { day, type Instant, instant } from '../../../contract/time.ts';
import type { DeskDb } from '../db/sql.ts';
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
 * The time that leases go by: this machine's, set right by the central's as it was last heard, but never before the latest
 * time seen. Setting the clock back gives nobody a longer lease.
 */
export function leaseNow({ db, central }: Pick<SignedIn, 'db' | 'central'>, now: Instant): Instant {
  const seen = readKept(db.read, seenName, z.number()) ?? 0;
  return instant(Math.max(now - (central.clockAheadMs() ?? 0), seen));
}

/** The time at which a lease begins: where the central's was heard, it counts, whatever this machine's has been meanwhile. */
export function leaseBegins({ db, central }: Pick<SignedIn, 'db' | 'central'>, now: Instant): Instant {
  const ahead = central.clockAheadMs();
  if (ahead === null) return leaseNow({ db, central }, now);
  noteLeaseTime(db, instant(now - ahead));
  return instant(now - ahead);
}

export function noteLeaseTime(db: DeskDb, now: Instant): void {
  db.writeAside('note lease time', (write) => writeKept(write, seenName, now));
}
