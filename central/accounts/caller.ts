import { Account } from '../../contract/nouns/account.ts';
import type { Reader } from '../db/db.ts';
import type { Ports } from '../ports.ts';
import { isInUse, type SessionRow } from './renew.ts';
import { hashToken } from './token.ts';

/** Who is calling, and from which desk. */
export type Caller = {
  readonly account: Account;
  readonly deviceId: string;
  readonly tokenHash: string;
  readonly signOn: string;
};

/** The caller behind an `Authorization` header; null when it names no live session. */
export async function findCaller(
  ports: Pick<Ports, 'db' | 'clock' | 'log'>,
  header: string | null,
): Promise<Caller | null> {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(header ?? '')?.[1];
  if (token === undefined) return null;
  const tokenHash = hashToken(token);
  const [row] = await ports.db.query<AccountRow & SessionRow & { readonly device_id: string }>(
    `select account.id, username, name, rank, role, scope_json, device_id, sign_on, first_used_at, superseded_at
     from session join account on account.id = session.account_id
     where token_hash = $1 and expires_at > $2 and disabled_at is null`,
    [tokenHash, ports.clock.now()],
  );
  if (row === undefined || !(await isInUse(ports, tokenHash, row))) return null;
  return { account: accountOf(row), deviceId: row.device_id, tokenHash, signOn: row.sign_on };
}

/** The account with this id; null when there is none. */
export async function accountById(db: Reader, id: string): Promise<Account | null> {
  const [row] = await db.query<AccountRow>(
    'select id, username, name, rank, role, scope_json from account where id = $1',
    [id],
  );
  return row === undefined ? null : accountOf(row);
}

export type AccountRow = Record<'id' | 'username' | 'name' | 'role' | 'scope_json', string> & {
  readonly rank: string | null;
};

export function accountOf(row: AccountRow): Account {
  const { id, username, name, rank, role } = row;
  const scope: unknown = JSON.parse(row.scope_json);
  return Account.parse({ id, username, name, rank, role, scope });
}
