import type { z } from 'zod';
import { type Refusal, refuse } from '../../contract/problem.ts';
import type { LockedAccount } from '../../contract/sign-on.ts';
import { instant } from '../../contract/time.ts';
import { type Doer, doneBy, noteOwn } from '../audit/own.ts';
import type { Db, Reader } from '../db/db.ts';

/** The accounts that five failures have locked, the longest waiting first. */
export async function lockedAccounts(db: Reader): Promise<z.infer<typeof LockedAccount>[]> {
  const rows = await db.query<{ id: string; username: string; name: string; locked_at: number }>(
    'select id, username, name, locked_at from account where locked_at is not null order by locked_at, id',
  );
  return rows.map(({ id, username, name, locked_at }) => ({
    id,
    username,
    name,
    lockedAt: instant(locked_at),
  }));
}

/** Lets an account sign in again, with a clean count. Releasing one that isn't locked changes nothing. */
export async function releaseAccount(
  db: Db,
  id: string,
  by: Doer,
  now: number,
): Promise<Record<string, never> | Refusal> {
  return db.transaction(async (tx) => {
    const found = await tx.run('update account set locked_at = null where id = $1', [id]);
    if (found === 0) return refuse('not-found');
    await tx.run('delete from failure where account_id = $1', [id]);
    await noteOwn(tx, 'account-released', { account: id, ...doneBy(by) }, now);
    return {};
  });
}
