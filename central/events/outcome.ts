import type { z } from 'zod';
import type { EventAnswer } from '../../contract/central-api.ts';
import type { Account } from '../../contract/nouns/account.ts';
import { problemOf, type Refusal } from '../../contract/problem.ts';
import type { Instant } from '../../contract/time.ts';

type WithoutCounter<T> = T extends unknown ? Omit<T, 'counter'> : never;

/** What became of an event, without its number. */
export type Outcome = WithoutCounter<z.infer<typeof EventAnswer>>;

/** Whose event it is, and when the central took it. */
export type Taking = { readonly account: Account; readonly now: Instant };

export const accepted: Outcome = { outcome: 'accepted' };

export function refusedWith(refusal: Refusal): Outcome {
  return { outcome: 'refused', problem: problemOf(refusal) };
}
