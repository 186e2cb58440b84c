import { z } from 'zod';
import { hour, type Instant, instant, minute } from '../../../contract/time.ts';

/** Wrong passwords in a row at this desk, and when the last one was given, by this machine's clock. */
export const Tries = z.object({ count: z.int().nonnegative(), lastAt: z.number() });
export type Tries = z.infer<typeof Tries>;

const allowed = 5;
const firstWait = 15 * minute;
const longestWait = 24 * hour;

/**
 * Until when this desk takes no password after so many wrong ones; null: it does. The fifth locks for a quarter of an
 * hour, and each one after that for twice as long as the one before, a day at most. A clock that was set back can't
 * make the wait longer than that.
 */
export function lockedUntil({ count, lastAt }: Tries, now: Instant): Instant | null {
  if (count < allowed) return null;
  const wait = Math.min(firstWait * 2 ** (count - allowed), longestWait);
  const until = Math.min(lastAt, now) + wait;
  return until > now ? instant(until) : null;
}
