import { isRefusal, type Refusal } from '../../../contract/problem.ts';
import type { WriteDb } from '../db/sql.ts';
import type { Clock } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { Wake } from '../sync/summary.ts';

/** What the routes that keep work ask of the rest of the core. */
export type WorkNeeds = { readonly clock: Pick<Clock, 'now'>; readonly wake: (why: Wake) => void };

/**
 * Rule, row and outbox in one transaction, then a word to sync. `work` looks and refuses before its first write, so a
 * refusal leaves nothing behind; a full disk throws, and leaves nothing behind either.
 */
export function keep<T>(
  { db }: SignedIn,
  { wake }: WorkNeeds,
  name: string,
  work: (db: WriteDb) => T | Refusal,
): T | Refusal {
  const answer = db.write(name, work);
  if (!isRefusal(answer)) wake('written');
  return answer;
}
