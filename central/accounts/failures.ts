import { type Refusal, type RefusalCode, refuse } from '../../contract/problem.ts';
import { minute } from '../../contract/time.ts';
import { noteOwn } from '../audit/own.ts';
import type { Tx } from '../db/db.ts';
import type { Ports } from '../ports.ts';

const failuresAllowed = 5;
const failureWindow = 15 * minute;

/** Who tried; `device`: null where none was said. */
export type Tried = { readonly account: string | null; readonly device: string | null };

/**
 * Counts a failure; the fifth locks the account. Wrong passwords of more than fifteen minutes ago are forgotten; wrong codes
 * only with a success, because whoever gives one knows the password already.
 */
export async function countFailure(
  ports: Ports,
  tx: Tx,
  tried: Tried & { readonly account: string },
  code: 'wrong-password' | 'second-factor-wrong',
): Promise<Refusal> {
  const now = ports.clock.now();
  const { account } = tried;
  await tx.run('delete from failure where account_id = $1 and at <= $2 and not second_factor', [
    account,
    now - failureWindow,
  ]);
  await tx.run('insert into failure (account_id, at, second_factor) values ($1, $2, $3)', [
    account,
    now,
    code === 'second-factor-wrong',
  ]);
  const [count] = await tx.query<{ failures: number }>(
    'select count(*) as failures from failure where account_id = $1',
    [account],
  );
  if ((count?.failures ?? 0) < failuresAllowed) return refusedSignIn(ports, tx, tried, code);
  await tx.run('update account set locked_at = $2 where id = $1', [account, now]);
  return refusedSignIn(ports, tx, tried, 'account-locked');
}

/** Says no, and that it was said. */
export async function refusedSignIn(
  ports: Pick<Ports, 'log' | 'clock'>,
  tx: Tx,
  tried: Tried,
  code: RefusalCode,
): Promise<Refusal> {
  await noteOwn(tx, 'sign-in-refused', { ...tried, code }, ports.clock.now());
  ports.log('warn', 'sign-in-refused', { ...tried, code });
  return refuse(code);
}
