import { second } from '../../../contract/time.ts';
import type { Clock } from '../ports.ts';

/** How often it looks at the time of day, and how much of a jump is no longer a busy machine. */
const lookMs = 10 * second;
const jumpMs = 30 * second;

/**
 * Tells that the machine has woken up. While it sleeps no timer runs, so the time of day has moved on much further than the
 * timer. A clock that is set forward by hand looks the same, and then a look too many is all that comes of it. The answer
 * stops it.
 */
export function watchSleep(clock: Clock, woke: () => void): () => void {
  let before = clock.now();
  let cancel = clock.after(lookMs, look);
  return () => cancel();

  function look(): void {
    const now = clock.now();
    const hasSlept = now - before > lookMs + jumpMs;
    before = now;
    cancel = clock.after(lookMs, look);
    if (hasSlept) woke();
  }
}
