import type { Db } from '../db/db.ts';

/**
 * Switches an account off, which ends its sign-ons, or on again. What it did stays. Answers whether there is an account
 * with this id.
 */
export function setDisabled(db: Db, id: string, disabledAt: number | null): Promise<boolean> {
  return db.transaction(async (tx) => {
    const found = await tx.run('update account set disabled_at = $2 where id = $1', [id, disabledAt]);
    if (disabledAt !== null) await tx.run('delete from session where account_id = $1', [id]);
    return found > 0;
  });
}
