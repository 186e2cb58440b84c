import { noteOwn } from '../audit/own.ts';
import type { Db } from '../db/db.ts';

/**
 * Switches an account off, which ends its sign-ons, or on again. What it did stays. Answers whether there is an account
 * with this id.
 */
export function setDisabled(db: Db, id: string, disabledAt: number | null, now: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const found = await tx.run('update account set disabled_at = $2 where id = $1', [id, disabledAt]);
    if (disabledAt !== null) await tx.run('delete from session where account_id = $1', [id]);
    if (found > 0)
      await noteOwn(tx, disabledAt === null ? 'account-enabled' : 'account-disabled', { account: id }, now);
    return found > 0;
  });
}
