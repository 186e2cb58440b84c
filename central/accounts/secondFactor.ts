import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { EnrolledFactor } from '../../contract/sign-on.ts';
import { minute } from '../../contract/time.ts';
import type { Tx } from '../db/db.ts';
import { readDepartment } from '../department.ts';
import type { Ports } from '../ports.ts';
import { openSecret, sealSecret } from './sealedSecret.ts';
import { base32, otpauthUri, stepOf } from './totp.ts';

/** What was shown has to be confirmed by a code while it may still be on the same person's screen. */
const confirmWithin = 15 * minute;

type FactorRow = {
  readonly sealed: string;
  readonly made_at: number;
  readonly confirmed_at: number | null;
  readonly last_step: number | null;
};

export type FactorOutcome =
  | 'passed'
  | 'second-factor-needed'
  | 'second-factor-wrong'
  | 'second-factor-used'
  | 'second-factor-enrol';

/**
 * Looks at the code of somebody whose password was right, within the transaction that holds their account. A code is good
 * once: its step is kept, and no step up to it is taken again. The first good one confirms what was set up.
 */
export async function checkFactor(
  { clock, dataDir }: Pick<Ports, 'clock' | 'dataDir'>,
  tx: Tx,
  accountId: string,
  code: string | undefined,
): Promise<FactorOutcome> {
  const now = clock.now();
  const kept = await factorOf(tx, accountId);
  if (kept === undefined) return 'second-factor-enrol';
  if (kept.confirmed_at === null && now > kept.made_at + confirmWithin) return 'second-factor-enrol';
  if (code === undefined) return kept.confirmed_at === null ? 'second-factor-enrol' : 'second-factor-needed';
  const step = stepOf(await openSecret(dataDir, accountId, kept.sealed), code, now);
  if (step === null) return 'second-factor-wrong';
  if (kept.last_step !== null && step <= kept.last_step) return 'second-factor-used';
  await tx.run(
    'update second_factor set last_step = $2, confirmed_at = coalesce(confirmed_at, $3) where account_id = $1',
    [accountId, step, now],
  );
  return 'passed';
}

/** Makes a secret for an account that has no confirmed one; null: it has, and only an administrator takes that away. */
export async function enrolFactor(
  { clock, dataDir }: Pick<Ports, 'clock' | 'dataDir'>,
  tx: Tx,
  { id, username }: { readonly id: string; readonly username: string },
): Promise<z.infer<typeof EnrolledFactor> | null> {
  const kept = await factorOf(tx, id);
  if (kept !== undefined && kept.confirmed_at !== null) return null;
  // RFC 4226 asks for 128 bits at least and recommends 160.
  const secret = randomBytes(20);
  await tx.run(
    `insert into second_factor (account_id, sealed, made_at) values ($1, $2, $3) on conflict (account_id)
     do update set sealed = excluded.sealed, made_at = excluded.made_at`,
    [id, await sealSecret(dataDir, id, secret), clock.now()],
  );
  const letters = base32(secret);
  const { name } = await readDepartment(tx);
  return { secret: letters, uri: otpauthUri(name, username, letters) };
}

async function factorOf(tx: Tx, accountId: string): Promise<FactorRow | undefined> {
  const [row] = await tx.query<FactorRow>(
    'select sealed, made_at, confirmed_at, last_step from second_factor where account_id = $1',
    [accountId],
  );
  return row;
}
