import { z } from 'zod';
import { Account } from '../../../contract/nouns/account.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import { logAct } from '../audit-log/entries.ts';
import type { DeskDb, ReadDb, WriteDb } from '../db/sql.ts';
import { dropKept, readKept, writeKept } from '../desk/kept.ts';
import { becomeDevice } from './device.ts';
import { isPassword, verifierOf } from './password.ts';

/** Who was let in, with what. `expiresAt` by this machine's clock. */
export type Admitted = { readonly account: Account; readonly token: Token | null; readonly offline: boolean };

const Token = z.object({ value: z.string(), expiresAt: z.number() });
type Token = z.infer<typeof Token>;
const Failures = z.object({ count: z.int(), lastAt: z.number() });

/** Keeps what the central's yes is worth without the central: the account and its token. */
export function keepAdmission(
  db: DeskDb,
  { deviceId, account, token }: Admitted & { readonly deviceId: string },
  now: Instant,
): void {
  db.write('keep admission', (write) => {
    logAct(write, 'signed-in', { account: account.id, by: 'the central' }, now);
    becomeDevice(write, deviceId, now);
    writeKept(write, 'account', account);
    writeKept(write, 'token', token);
    dropKept(write, 'failures');
  });
}

/** Keeps a way to check this password without the central. By itself, because it is slow on purpose (0.1 s). */
export async function keepPassword(db: DeskDb, password: string, costLog2?: number): Promise<void> {
  const verifier = await verifierOf(password, costLog2);
  db.write('keep password', (write) => writeKept(write, 'verifier', verifier));
}

/** Checks a password against what is kept. Null: nobody has been let in here by the central yet. */
export async function admittedHere(
  db: DeskDb,
  password: string,
  now: Instant,
): Promise<Admitted | Refusal | null> {
  const account = readKept(db.read, 'account', Account);
  const verifier = readKept(db.read, 'verifier', z.string());
  if (account === null || verifier === null) return null;
  if (!(await isPassword(password, verifier))) {
    db.write('count failure', (write) => {
      const count = (readKept(write, 'failures', Failures)?.count ?? 0) + 1;
      writeKept(write, 'failures', { count, lastAt: now });
      logAct(write, 'sign-in-failed', { account: account.id, by: 'this desk', count }, now);
    });
    return refuse('wrong-password');
  }
  db.write('forget failures', (write) => {
    dropKept(write, 'failures');
    logAct(write, 'signed-in', { account: account.id, by: 'this desk' }, now);
  });
  return { account, token: keptToken(db.read, now), offline: true };
}

export function keptToken(db: ReadDb, now: number): Token | null {
  const token = readKept(db, 'token', Token);
  return token && token.expiresAt > now ? token : null;
}

export function dropToken(db: WriteDb): void {
  dropKept(db, 'token');
}
