import type { Account } from '../../contract/nouns/account.ts';
import { noteOwn } from '../audit/own.ts';
import type { Tx } from '../db/db.ts';

/**
 * Writes an account, or changes the one with this id: its sessions end, a lock stays. Throws when another account has
 * the username.
 */
export async function putAccount(tx: Tx, account: Account, passwordHash: string, now: number): Promise<void> {
  await tx.run('delete from session where account_id = $1', [account.id]);
  await tx.run(
    `insert into account (id, username, username_key, name, rank, role, scope_json, password_hash, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set username = excluded.username, username_key = excluded.username_key,
       name = excluded.name, rank = excluded.rank,
       role = excluded.role, scope_json = excluded.scope_json, password_hash = excluded.password_hash`,
    [
      account.id,
      account.username,
      usernameKey(account.username),
      account.name,
      account.rank,
      account.role,
      JSON.stringify(account.scope),
      passwordHash,
      now,
    ],
  );
  const { id, role, scope } = account;
  await noteOwn(tx, 'account-put', { account: id, role, scope: JSON.stringify(scope) }, now);
}

/** How usernames are compared: `ALVAREZ` and `alvarez` are one, and so are two ways of writing an `ü`. */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').toLowerCase().trim();
}
