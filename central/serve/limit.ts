import { minute } from '../../contract/time.ts';

/** How many calls may come at once, and how many come back in a minute. */
export type Allowance = { readonly burst: number; readonly perMinute: number };

/** Answers with the milliseconds that this caller has to wait, 0 when the call may go ahead and is counted. */
export type Limit = (caller: string | null) => number;

/** Callers that are remembered before those with nothing on their account are forgotten. */
const crowd = 1000;

/** Slows down whoever calls too often. A null caller (a call inside this process) is never slowed. */
export function limitTo({ burst, perMinute }: Allowance, now: () => number): Limit {
  const refill = minute / perMinute;
  // Holds for each caller when they will have all their calls again.
  const fullAt = new Map<string, number>();
  let forgetAt = crowd;
  return (caller) => {
    if (caller === null) return 0;
    const at = now();
    if (fullAt.size >= forgetAt) {
      for (const [other, full] of fullAt) if (full <= at) fullAt.delete(other);
      // Looked through again only when it has doubled: a crowd that stays must not cost each call a walk.
      forgetAt = Math.max(crowd, 2 * fullAt.size);
    }
    const next = Math.max(fullAt.get(caller) ?? at, at) + refill;
    const wait = next - at - burst * refill;
    if (wait > 0) return wait;
    fullAt.set(caller, next);
    return 0;
  };
}
