import type { z } from 'zod';
import { type Refusal, refuse } from '../../contract/problem.ts';
import type { RenewedToken } from '../../contract/sign-on.ts';
import { instant, minute } from '../../contract/time.ts';
import { noteOwn } from '../audit/own.ts';
import type { Tx } from '../db/db.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from './caller.ts';
import { hashToken, newToken } from './token.ts';

/** How long a token is still good after the one that replaced it was used: calls were under way with it. */
const grace = minute;

export type SessionRow = {
  readonly sign_on: string;
  readonly first_used_at: number | null;
  readonly superseded_at: number | null;
};

/**
 * A new token for the same sign-on, that ends with it. The old one lives on until the new one is used, so a desk that
 * never got this answer asks again; what was made for it before is forgotten.
 */
export function renewToken(ports: Ports, caller: Caller): Promise<z.infer<typeof RenewedToken> | Refusal> {
  return ports.db.transaction(async (tx) => {
    const [row] = await tx.query<SessionRow & { expires_at: number }>(
      'select sign_on, first_used_at, superseded_at, expires_at from session where token_hash = $1 for update',
      [caller.tokenHash],
    );
    if (row === undefined || row.superseded_at !== null) return refuse('not-signed-in');
    await tx.run('delete from session where sign_on = $1 and first_used_at is null', [row.sign_on]);
    const token = newToken();
    await tx.run(
      `insert into session (token_hash, sign_on, account_id, device_id, device_name, created_at, expires_at)
       select $1, sign_on, account_id, device_id, device_name, $2, expires_at from session where token_hash = $3`,
      [hashToken(token), ports.clock.now(), caller.tokenHash],
    );
    return { token, expiresAt: instant(row.expires_at) };
  });
}

/**
 * Whether this token may still be used. The first use of a renewed one ends those before it; one that was ended longer
 * ago is in other hands than the desk's, or was, so the whole sign-on ends.
 */
export async function isInUse(
  ports: Pick<Ports, 'db' | 'clock' | 'log'>,
  tokenHash: string,
  row: SessionRow,
): Promise<boolean> {
  const now = ports.clock.now();
  if (row.superseded_at !== null && now >= row.superseded_at + grace) {
    ports.log('warn', 'old-token-used', { signOn: row.sign_on.slice(0, 8) });
    await ports.db.transaction(async (tx) => {
      await endSignOn(tx, row.sign_on);
      await noteOwn(tx, 'old-token-used', { signOn: row.sign_on.slice(0, 8) }, now);
    });
    return false;
  }
  if (row.first_used_at === null) {
    await ports.db.transaction(async (tx) => {
      await tx.run('update session set first_used_at = $2 where token_hash = $1 and first_used_at is null', [
        tokenHash,
        now,
      ]);
      await tx.run(
        'update session set superseded_at = $3 where sign_on = $1 and token_hash <> $2 and superseded_at is null',
        [row.sign_on, tokenHash, now],
      );
    });
  }
  return true;
}

/** Ends a sign-on with all its tokens. */
export async function endSignOn(tx: Tx, signOn: string): Promise<void> {
  await tx.run('delete from session where sign_on = $1', [signOn]);
}
