import { minute } from '../../contract/time.ts';

/** Attempts that one address may make in a burst, and how fast they come back. */
const burst = 30;
const refill = minute / burst;

/**
 * Slows sign-in down per network address, so that nobody tries one password on every account. Answers with the
 * milliseconds to wait, 0 when the attempt may go ahead. A null address (a call inside this process) is never slowed.
 */
export function limitAttempts(now: () => number): (address: string | null) => number {
  // Holds for each address when it will have all its attempts again.
  const fullAt = new Map<string, number>();
  return (address) => {
    if (address === null) return 0;
    const at = now();
    forgetFull(fullAt, at);
    const next = Math.max(fullAt.get(address) ?? at, at) + refill;
    const wait = next - at - burst * refill;
    if (wait > 0) return wait;
    fullAt.set(address, next);
    return 0;
  };
}

function forgetFull(fullAt: Map<string, number>, at: number): void {
  if (fullAt.size < 1000) return;
  for (const [address, full] of fullAt) if (full <= at) fullAt.delete(address);
}
