import type { Account } from '../../contract/nouns/account.ts';
import type { Tx } from '../db/db.ts';

/** Writes an account, or changes the one with this id; a lock stays. Throws when another account has the username. */
export async function putAccount(tx: Tx, account: Account, passwordHash: string, now: number): Promise<void> {
  await tx.run(
    `insert into account (id, username, name, rank, role, scope_json, password_hash, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update set username = excluded.username, name = excluded.name, rank = excluded.rank,
       role = excluded.role, scope_json = excluded.scope_json, password_hash = excluded.password_hash`,
    [
      account.id,
      account.username,
      account.name,
      account.rank,
      account.role,
      JSON.stringify(account.scope),
      passwordHash,
      now,
    ],
  );
}
