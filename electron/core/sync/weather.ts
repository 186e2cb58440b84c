import { type Problem, problemOf, type Refusal, refuse } from '../../../contract/problem.ts';
import type { No } from '../central/no.ts';

/** Why a turn came to nothing. No fault of the work: it is kept, and tried again. */
export type Weather = {
  /**
   * `unreachable`: no answer at all, or one that was cut · `trouble`: an answer that isn't ours to act on (5xx, 429,
   * another server, another version), or a full disk here · `signed-out`: the central wants a new sign-on.
   */
  readonly kind: 'unreachable' | 'trouble' | 'signed-out';
  readonly problem: Problem;
  /** What the central asked for in `Retry-After`, in milliseconds. */
  readonly retryAfterMs: number | null;
};

/** What a turn came to. `more`: there is more to do right away. `progress`: something was brought home all the same. */
export type Outcome = { readonly more: boolean } | { readonly weather: Weather; readonly progress: boolean };

export function weatherOf(no: No): Weather {
  const kind =
    no.refused === 'not-signed-in'
      ? 'signed-out'
      : no.refused === 'central-unreachable'
        ? 'unreachable'
        : 'trouble';
  return { kind, problem: problemOf(no), retryAfterMs: no.retryAfterMs };
}

/** Trouble found out here, in the central's answer or on our own disk. */
export function troubleOf(refusal: Refusal): Weather {
  return { kind: 'trouble', problem: problemOf(refusal), retryAfterMs: null };
}

/** The answer ended before its end. */
/** Something on the way handed out the answer to another question; asked again, the right one comes. */
export const notAsked: Weather = {
  kind: 'unreachable',
  problem: problemOf(refuse('central-unreachable', 'What came answers another question.')),
  retryAfterMs: null,
};

export const cut: Weather = {
  kind: 'unreachable',
  problem: problemOf(refuse('central-unreachable', 'Its answer was cut off.')),
  retryAfterMs: null,
};

/** There is no sign-on that the central would take. */
export const signedOut: Weather = {
  kind: 'signed-out',
  problem: problemOf(refuse('not-signed-in')),
  retryAfterMs: null,
};

/** Something answered in the central's place. */
export const notOurs = troubleOf(refuse('central-not-ours', 'What came is not a change feed.'));

export function failedBy(weather: Weather, progress = false): Outcome {
  return { weather, progress };
}
