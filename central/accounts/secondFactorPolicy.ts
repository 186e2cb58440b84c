import { z } from 'zod';
import { type Account, Role } from '../../contract/nouns/account.ts';
import type { Reader, Tx } from '../db/db.ts';

/** Which roles need a second factor, whatever is said of the single account, and how long a desk lets them in without. */
export const SecondFactorPolicy = z.object({
  roles: z.array(Role),
  /** Days after a sign-in with it in which the same desk lets the account in without the network, by its password. */
  offlineDays: z.int().min(0).max(365),
});
export type SecondFactorPolicy = z.infer<typeof SecondFactorPolicy>;

const usual: SecondFactorPolicy = { roles: [], offlineDays: 7 };

export async function readPolicy(db: Reader): Promise<SecondFactorPolicy> {
  const [row] = await db.query<{ value: string }>(`select value from meta where key = 'second-factor'`);
  return row === undefined ? usual : SecondFactorPolicy.parse(JSON.parse(row.value));
}

/** From now on. Whoever needs a second factor now and has none is signed out, so that the next sign-in sets one up. */
export async function putPolicy(tx: Tx, policy: SecondFactorPolicy): Promise<void> {
  await tx.run(
    `insert into meta (key, value) values ('second-factor', $1) on conflict (key) do update set value = excluded.value`,
    [JSON.stringify(policy)],
  );
  await endWithout(tx, policy);
}

/** Whether this account needs one: said of it alone, or of its role. */
export function needsSecondFactor(
  { role, isRequired }: Pick<Account, 'role'> & { readonly isRequired: boolean },
  { roles }: SecondFactorPolicy,
): boolean {
  return isRequired || roles.includes(role);
}

/** Requires it of one account, or no longer; what was set up is forgotten once nothing requires it. */
export async function requireOf(tx: Tx, accountId: string, isRequired: boolean): Promise<void> {
  await tx.run('update account set needs_second_factor = $2 where id = $1', [accountId, isRequired]);
  const policy = await readPolicy(tx);
  await tx.run(
    `delete from second_factor where account_id = $1 and account_id in
       (select id from account where not needs_second_factor and not role = any ($2::text[]))`,
    [accountId, policy.roles],
  );
  await endWithout(tx, policy);
}

/** Forgets what was set up, and ends the account's sign-ons: the next sets up a new one. */
export async function resetFactor(tx: Tx, accountId: string): Promise<void> {
  await tx.run('delete from second_factor where account_id = $1', [accountId]);
  await tx.run('delete from session where account_id = $1', [accountId]);
}

async function endWithout(tx: Tx, { roles }: SecondFactorPolicy): Promise<void> {
  await tx.run(
    `delete from session where account_id in
       (select id from account where needs_second_factor or role = any ($1::text[]))
     and account_id not in (select account_id from second_factor where confirmed_at is not null)`,
    [roles],
  );
}
