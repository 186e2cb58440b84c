import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { type Refusal, refuse } from '../../contract/problem.ts';
import type { EnrolledFactor, SignedIn, SignIn, WhoSignsIn } from '../../contract/sign-on.ts';
import { hour, instant } from '../../contract/time.ts';
import { noteOwn } from '../audit/own.ts';
import type { Tx } from '../db/db.ts';
import type { Ports } from '../ports.ts';
import { type AccountRow, accountOf } from './caller.ts';
import { countFailure, refusedSignIn } from './failures.ts';
import { hashPassword, isPassword } from './password.ts';
import { usernameKey } from './put.ts';
import { checkFactor, enrolFactor } from './secondFactor.ts';
import { needsSecondFactor, readPolicy, type SecondFactorPolicy } from './secondFactorPolicy.ts';
import { hashToken, newToken } from './token.ts';

const sessionLength = 12 * hour;

type Given = z.infer<typeof SignIn>;
type Known = z.infer<typeof WhoSignsIn>;

/**
 * Signs in, or says why not. An unknown name costs the same work as a wrong password. The fifth failure in fifteen
 * minutes locks the account until an administrator releases it; a success forgets the failures before it. Of a second
 * factor only those hear who know the password.
 */
export function signInWith(ports: Ports) {
  const knowing = passwordWith(ports);
  return {
    signIn: (given: Given): Promise<z.infer<typeof SignedIn> | Refusal> =>
      knowing(given, given.deviceId, async (tx, row) => {
        const policy = await readPolicy(tx);
        if (!needsSecondFactor(factorNeed(row), policy)) return admit(ports, tx, row, given, null);
        const tried = { account: row.id, device: given.deviceId };
        const outcome = await checkFactor(ports, tx, row.id, given.code);
        if (outcome === 'passed') return admit(ports, tx, row, given, policy);
        if (outcome === 'second-factor-wrong') return countFailure(ports, tx, tried, outcome);
        return refusedSignIn(ports, tx, tried, outcome);
      }),
    /** A secret for somebody who needs a second factor and has none. */
    enrol: (given: Known): Promise<z.infer<typeof EnrolledFactor> | Refusal> =>
      knowing(given, null, async (tx, row) => {
        if (!needsSecondFactor(factorNeed(row), await readPolicy(tx)))
          return refuse('not-allowed', 'This account needs no second factor.');
        const enrolled = await enrolFactor(ports, tx, row);
        ports.log('info', 'second-factor-shown', { account: row.id, made: enrolled !== null });
        await noteOwn(
          tx,
          'second-factor-shown',
          { account: row.id, made: enrolled !== null },
          ports.clock.now(),
        );
        return enrolled ?? refuse('second-factor-needed');
      }),
  };
}

/** Does what somebody may who knows the password of an account that is neither locked nor switched off. */
function passwordWith(ports: Ports) {
  let decoy: Promise<string> | null = null;
  return async <T>(
    given: Known,
    device: string | null,
    allow: (tx: Tx, row: KeptAccount) => Promise<T | Refusal>,
  ): Promise<T | Refusal> => {
    const found = await find(ports, given.username);
    decoy ??= hashPassword(randomBytes(16).toString('hex'), ports.passwordCost);
    const isRight = await isPassword(given.password, found?.password_hash ?? (await decoy));
    if (found === undefined)
      return ports.db.transaction((tx) =>
        refusedSignIn(ports, tx, { account: null, device }, 'wrong-password'),
      );
    const tried = { account: found.id, device };
    return ports.db.transaction(async (tx) => {
      // Guesses that were checked side by side are settled one after the other here.
      const [now] = await tx.query<KeptAccount>(`${accountSql} where id = $1 for update`, [found.id]);
      if (now === undefined || now.password_hash !== found.password_hash)
        return refusedSignIn(ports, tx, tried, 'wrong-password');
      if (now.locked_at !== null) return refusedSignIn(ports, tx, tried, 'account-locked');
      if (!isRight) return countFailure(ports, tx, tried, 'wrong-password');
      // Said to whoever knows the password, and to nobody else.
      return now.disabled_at === null ? allow(tx, now) : refusedSignIn(ports, tx, tried, 'account-disabled');
    });
  };
}

type KeptAccount = AccountRow & {
  readonly password_hash: string;
  readonly locked_at: number | null;
  readonly disabled_at: number | null;
  readonly needs_second_factor: boolean;
};

const accountSql =
  'select id, username, name, rank, role, scope_json, password_hash, locked_at, disabled_at, needs_second_factor from account';

function factorNeed(row: KeptAccount) {
  return { role: accountOf(row).role, isRequired: row.needs_second_factor };
}

async function find(ports: Ports, username: string): Promise<KeptAccount | undefined> {
  const key = usernameKey(username);
  // PostgreSQL can't be asked about a zero character.
  if (key.includes('\0')) return undefined;
  const [row] = await ports.db.query<KeptAccount>(`${accountSql} where username_key = $1`, [key]);
  return row;
}

/** `policy`: by which a second factor was given; null: none was needed. */
async function admit(
  ports: Ports,
  tx: Tx,
  row: KeptAccount,
  given: Given,
  policy: SecondFactorPolicy | null,
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
  const facts = {
    account: row.id,
    device: given.deviceId,
    ...(policy === null ? {} : { secondFactor: true }),
  };
  ports.log('info', 'signed-in', facts);
  const logHead = await noteOwn(tx, 'signed-in', facts, now);
  return {
    token,
    expiresAt,
    account: accountOf(row),
    logHead,
    ...(policy === null ? {} : { secondFactor: { offlineDays: policy.offlineDays } }),
  };
}
