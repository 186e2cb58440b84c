import { z } from 'zod';
import { day, type Instant } from '../../../contract/time.ts';
import type { ReadDb, WriteDb } from '../db/sql.ts';
import { dropKept, readKept, writeKept } from '../desk/kept.ts';

/**
 * The secret of a second factor never comes to a desk that has been signed in on, so a desk can't check a code. What it
 * knows is when the central last let this account in here by one, and for how many days that is good without the network.
 */
const Given = z.object({
  at: z.number(),
  offlineDays: z.int().nonnegative(),
  /** The latest time seen, so that a clock that is set back doesn't make it longer. By this machine's clock, as `at`. */
  seenAt: z.number(),
});

/** Keeps what the central's yes says of it; null: this account needs none. */
export function keepFactor(
  write: WriteDb,
  given: { readonly offlineDays: number } | null,
  now: Instant,
): void {
  if (given === null) dropKept(write, 'second-factor');
  else writeKept(write, 'second-factor', { at: now, offlineDays: given.offlineDays, seenAt: now });
}

/** Whether it is so long ago that only the central may let this account in. A clock of more than a day before counts as that. */
export function isFactorOver(db: ReadDb, now: Instant): boolean {
  const given = readKept(db, 'second-factor', Given);
  if (given === null) return false;
  return now < given.at - day || Math.max(now, given.seenAt) > given.at + given.offlineDays * day;
}

/** It was gone by now. */
export function noteFactorSeen(write: WriteDb, now: Instant): void {
  const given = readKept(write, 'second-factor', Given);
  if (given !== null && now > given.seenAt) writeKept(write, 'second-factor', { ...given, seenAt: now });
}
