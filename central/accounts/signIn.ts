import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { SignedIn, SignIn } from '../../contract/central-api.ts';
import { type Refusal, refuse } from '../../contract/problem.ts';
import { hour, instant, minute } from '../../contract/time.ts';
import type { Tx } from '../db/db.ts';
import type { Ports } from '../ports.ts';
import { type AccountRow, accountOf } from './caller.ts';
import { hashPassword, isPassword } from './password.ts';
import { usernameKey } from './put.ts';
import { hashToken, newToken } from './token.ts';

const sessionLength = 12 * hour;
const failuresAllowed = 5;
const failureWindow = 15 * minute;

/**
 * Signs in, or says why not. An unknown name costs the same work as a wrong password. The fifth failure in fifteen
 * minutes locks the account until an administrator releases it; a success forgets the failures before it.
 */
export function signInWith(ports: Ports) {
  let decoy: Promise<string> | null = null;
  return async (given: z.infer<typeof SignIn>): Promise<z.infer<typeof SignedIn> | Refusal> => {
    const found = await find(ports, given.username);
    decoy ??= hashPassword(randomBytes(16).toString('hex'), ports.passwordCost);
    const isRight = await isPassword(given.password, found?.password_hash ?? (await decoy));
    if (found === undefined) return fail(ports, given, null, 'wrong-password');
    return ports.db.transaction(async (tx) => {
      // Guesses that were checked side by side are settled one after the other here.
      const [now] = await tx.query<KeptAccount>(`${accountSql} where id = $1 for update`, [found.id]);
      if (now === undefined || now.password_hash !== found.password_hash) {
        return fail(ports, given, found.id, 'wrong-password');
      }
      if (now.locked_at !== null) return fail(ports, given, now.id, 'account-locked');
      // Said to whoever knows the password, and to nobody else.
      if (isRight && now.disabled_at !== null) return fail(ports, given, now.id, 'account-disabled');
      return isRight ? admit(ports, tx, now, given) : countFailure(ports, tx, now, given);
    });
  };
}

type KeptAccount = AccountRow & {
  readonly password_hash: string;
  readonly locked_at: number | null;
  readonly disabled_at: number | null;
};
type Given = z.infer<typeof SignIn>;

const accountSql =
  'select id, username, name, rank, role, scope_json, password_hash, locked_at, disabled_at from account';

async function find(ports: Ports, username: string): Promise<KeptAccount | undefined> {
  const key = usernameKey(username);
  // PostgreSQL can't be asked about a zero character.
  if (key.includes('\0')) return undefined;
  const [row] = await ports.db.query<KeptAccount>(`${accountSql} where username_key = $1`, [key]);
  return row;
}

async function admit(
  ports: Ports,
  tx: Tx,
  row: KeptAccount,
  given: Given,
): Promise<z.infer<typeof SignedIn>> {
  const now = ports.clock.now();
  const token = newToken();
  const expiresAt = instant(now + sessionLength);
  await tx.run('delete from failure where account_id = $1', [row.id]);
  await tx.run('delete from session where expires_at <= $1', [now]);
  await tx.run(
    `insert into session (token_hash, sign_on, account_id, device_id, device_name, created_at, first_used_at, expires_at)
     values ($1, $1, $2, $3, $4, $5, $5, $6)`,
    [hashToken(token), row.id, given.deviceId, given.deviceName.replaceAll('\0', ''), now, expiresAt],
  );
  ports.log('info', 'signed-in', { account: row.id, device: given.deviceId });
  return { token, expiresAt, account: accountOf(row) };
}

async function countFailure(ports: Ports, tx: Tx, row: KeptAccount, given: Given): Promise<Refusal> {
  const now = ports.clock.now();
  await tx.run('delete from failure where account_id = $1 and at <= $2', [row.id, now - failureWindow]);
  await tx.run('insert into failure (account_id, at) values ($1, $2)', [row.id, now]);
  const [count] = await tx.query<{ failures: number }>(
    'select count(*) as failures from failure where account_id = $1',
    [row.id],
  );
  if ((count?.failures ?? 0) < failuresAllowed) return fail(ports, given, row.id, 'wrong-password');
  await tx.run('update account set locked_at = $2 where id = $1', [row.id, now]);
  return fail(ports, given, row.id, 'account-locked');
}

function fail(
  ports: Ports,
  given: Given,
  account: string | null,
  code: 'wrong-password' | 'account-locked' | 'account-disabled',
): Refusal {
  ports.log('warn', 'sign-in-refused', { account, device: given.deviceId, code });
  return refuse(code);
}
