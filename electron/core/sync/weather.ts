import type { Problem } from '../../../contract/problem.ts';

/** Why a turn came to nothing. No fault of the work: it is kept, and tried again. */
export type Weather = {
  /**
   * `unreachable`: no answer at all, or one that was cut · `trouble`: an answer that isn't ours to act on (5xx, 429,
   * another server, another version) · `signed-out`: the central wants a new sign-on.
   */
  readonly kind: 'unreachable' | 'trouble' | 'signed-out';
  readonly problem: Problem;
  /** What the central asked for in `Retry-After`, in milliseconds. */
  readonly retryAfterMs: number | null;
};
