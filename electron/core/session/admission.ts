import { z } from 'zod';
import { Account } from '../../../contract/nouns/account.ts';
import type { LogHead } from '../../../contract/nouns/audit-log.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import { logAct } from '../audit-log/entries.ts';
import type { DeskDb, ReadDb, WriteDb } from '../db/sql.ts';
import { dropKept, readKept, writeKept } from '../desk/kept.ts';
import { becomeDevice } from './device.ts';
import { isPassword, verifierOf } from './password.ts';
import { isFactorOver, keepFactor, noteFactorSeen } from './second-factor.ts';
import { lockedUntil, Tries } from './tries.ts';

/** Who was let in, with what. `expiresAt` by this machine's clock. */
export type Admitted = { readonly account: Account; readonly token: Token | null; readonly offline: boolean };

const Token = z.object({
  value: z.string(),
  expiresAt: z.number(),
  /** From when on it is changed for a new one at its next use; one of an older desk's keeping, at once. */
  renewAt: z.number().default(0),
});
export type Token = z.infer<typeof Token>;

/** What goes with a sign-in into the log. `banner`: the version of the notice that was accepted; null: none was shown. */
export type Accepted = { readonly banner: string | null };

/** What the central's yes says. `secondFactor`: left out where none was asked for. */
type Entered = Admitted &
  Accepted & {
    readonly deviceId: string;
    readonly secondFactor?: { readonly offlineDays: number } | undefined;
    /** The end of the central's own log; left out by centrals from before it had one. */
    readonly logHead?: LogHead | undefined;
  };

/** Keeps what the central's yes is worth without the central: the account and its token. */
export function keepAdmission(
  db: DeskDb,
  { deviceId, account, token, banner, secondFactor, logHead }: Entered,
  now: Instant,
): void {
  db.write('keep admission', (write) => {
    const factor = secondFactor === undefined ? {} : { secondFactor: true };
    const central = logHead === undefined ? {} : { centralNo: logHead.no, centralHash: logHead.hash };
    const facts = { account: account.id, by: 'the central', banner, ...factor, ...central };
    logAct(write, 'signed-in', facts, now);
    keepFactor(write, secondFactor ?? null, now);
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

/** Lets somebody in by what is kept. Null: nobody has been let in here by the central yet. */
export async function admittedHere(
  db: DeskDb,
  password: string,
  { banner }: Accepted,
  now: Instant,
): Promise<Admitted | Refusal | null> {
  const account = readKept(db.read, 'account', Account);
  if (account === null || readKept(db.read, 'verifier', z.string()) === null) return null;
  const refusal = await checkedHere(db, password, now);
  if (refusal !== null) return refusal;
  if (isFactorOver(db.read, now)) return refuse('second-factor-offline');
  db.write('signed in here', (write) => {
    noteFactorSeen(write, now);
    logAct(write, 'signed-in', { account: account.id, by: 'this desk', banner }, now);
  });
  return { account, token: keptToken(db.read, now), offline: true };
}

/**
 * Checks a password against what is kept; null: it is right. Each try is counted before it is checked, in the database:
 * ending the process neither gives one back nor ends the wait after five wrong ones.
 */
export async function checkedHere(db: DeskDb, password: string, now: Instant): Promise<Refusal | null> {
  const verifier = readKept(db.read, 'verifier', z.string());
  if (verifier === null) return refuse('never-signed-in-here');
  const before = readKept(db.read, 'failures', Tries) ?? { count: 0, lastAt: now };
  const locked = lockedUntil(before, now);
  // From here on the wait counts from now: a clock that was set back doesn't hold the desk shut for years.
  if (before.lastAt > now)
    db.write('wait from now', (write) => writeKept(write, 'failures', { ...before, lastAt: now }));
  if (locked !== null) return { refused: 'desk-locked', until: locked };
  const tries = { count: before.count + 1, lastAt: now };
  db.write('count try', (write) => writeKept(write, 'failures', tries));
  if (await isPassword(password, verifier)) {
    db.write('forget tries', (write) => dropKept(write, 'failures'));
    return null;
  }
  const until = lockedUntil(tries, now);
  db.write('log failure', (write) =>
    logAct(write, 'sign-in-failed', { by: 'this desk', count: tries.count, lockedUntil: until }, now),
  );
  return until === null ? refuse('wrong-password') : { refused: 'desk-locked', until };
}

export function keptToken(db: ReadDb, now: number): Token | null {
  const token = readKept(db, 'token', Token);
  return token && token.expiresAt > now ? token : null;
}

export function keepToken(write: WriteDb, token: Token): void {
  writeKept(write, 'token', token);
}

export function dropToken(db: WriteDb): void {
  dropKept(db, 'token');
}
