import { centralApi } from '../../../contract/central-api.ts';
import type { Concealed } from '../../../contract/desk-state.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import { logAct } from '../audit-log/entries.ts';
import { noteAct } from '../audit-log/note.ts';
import type { Central } from '../central/client.ts';
import type { DeskDb } from '../db/sql.ts';
import type { Change } from '../desk/revision.ts';
import { madeAtOf, type Typed } from '../keys/find-key.ts';
import type { Ports } from '../ports.ts';
import { type Admitted, checkedHere, dropToken, keepPassword } from './admission.ts';
import { askForFactor, type GivenSignIn } from './ask-central.ts';
import { changeKeyOf, makeRecoveryCodeOf } from './key-care.ts';
import { type Open, openedAs } from './opened.ts';
import type { Profile } from './profile.ts';
import type { SignedIn } from './signed-in.ts';
import { createStanding, type Standing } from './standing.ts';
import { wayIn } from './way-in.ts';

/** What hangs on somebody being signed in. `closing` is awaited before the database is closed. */
export type Company = {
  readonly opened: (signedIn: SignedIn) => void;
  /** The same account has a new token. */
  readonly renewed: () => void;
  readonly closing: () => Promise<void>;
};

export type Session = {
  readonly signedIn: () => SignedIn | null;
  /** By the central; by what is kept here where the central can't be reached and this account has worked here. */
  readonly signIn: (given: GivenSignIn, typed?: Typed) => Promise<Refusal | null>;
  /** A secret for an authenticator, from the central: passed on, and neither kept nor logged. */
  readonly enrolFactor: (username: string, password: string) => ReturnType<typeof askForFactor>;
  readonly standing: Standing;
  /** Nothing of the work is answered any more, until it is unlocked. */
  readonly conceal: (why: Concealed) => void;
  /** By the password kept here, with the network or without; a sign-on that has ended needs a new one. */
  readonly unlock: (password: string) => Promise<Refusal | null>;
  readonly signOut: () => Promise<void>;
  /** When the recovery code of whoever is signed in was made. */
  readonly recoveryMadeAt: () => number | null;
  readonly makeRecoveryCode: () => Promise<{ readonly code: string } | Refusal>;
  /** Closes the database, puts it under a new key and opens it again; whoever is signed in stays so. */
  readonly changeKey: (typed: Typed) => Promise<{ readonly code: string } | Refusal>;
  /** Not while the key is being changed: for that moment it looks as if nobody were signed in. */
  readonly steady: () => Promise<unknown>;
  /** As the process ends: closes, but stays signed in at the central. */
  readonly close: () => Promise<void>;
};

type Needs = Ports & {
  readonly central: Central;
  readonly changed: (what?: Change) => void;
  readonly company: Company;
};

const keepAfterMs = 1000;
const nothingToKeep = (): Promise<void> => Promise.resolve();

/** Nobody is signed in when the core starts, whatever is kept. */
export function createSession(needs: Needs): Session {
  const { central, changed, clock, company } = needs;
  const profileNeeds = { ...needs, written: changed };
  const standing = createStanding(clock, changed);
  let open: Open | null = null;
  // One sign-in or sign-out at a time: each opens and closes files.
  let turn: Promise<unknown> = Promise.resolve();
  let changing: Promise<unknown> = Promise.resolve();
  /** What is left to be kept of the last sign-in; before its database is closed at the latest. */
  let keepNow = nothingToKeep;
  const opening = { ...needs, isOpen: (here: Profile) => open?.here === here };
  const signIn = wayIn({
    ...profileNeeds,
    open: () => open,
    enter,
    keepLater: ({ db }, password) => keepLater(db, password),
  });

  return {
    signedIn: () => open?.signedIn ?? null,
    signIn: (given, typed = {}) => inTurn(() => signIn(given, typed)),
    enrolFactor: (username, password) => askForFactor(central, { username, password }),
    standing,
    conceal: (why) => {
      if (!open || standing.concealed() !== null) return;
      standing.conceal(why);
      changed();
      noteAct(open.here.db, 'concealed', { why }, needs);
    },
    unlock: (password) => inTurn(() => unlock(password)),
    recoveryMadeAt: () => open && madeAtOf(open.here.whose.file, 'recovery'),
    makeRecoveryCode: () =>
      inTurn(async () => (open ? makeRecoveryCodeOf(open.here, clock.now()) : refuse('not-signed-in'))),
    changeKey: (typed) => {
      const change = inTurn(() => changeKey(typed));
      changing = change.catch(() => undefined);
      return change;
    },
    steady: () => changing,
    signOut: () =>
      inTurn(async () => {
        const leaving = open;
        if (!leaving) return;
        // Not waited for: whoever leaves the desk must not stand before a dead network.
        void leaving.signedIn.central.call(centralApi.signOut, {}, { timeoutMs: 3000 });
        leaving.here.db.write('sign out', (write) => {
          dropToken(write);
          logAct(write, 'signed-out', { account: leaving.signedIn.account.id }, clock.now());
        });
        await close();
      }),
    close: () => inTurn(close),
  };

  async function changeKey(typed: Typed): Promise<{ readonly code: string } | Refusal> {
    const before = open;
    if (!before) return refuse('not-signed-in');
    const { name, admitted } = before;
    // Read out of the database, while it is open.
    const { deviceId } = before.signedIn;
    return changeKeyOf(before.here, profileNeeds, typed, {
      close: closeQuietly,
      goOn: (here) => {
        // The same sign-on, and it ends when it would have ended.
        open = openedAs(opening, { name, here, deviceId, admitted: admitted() });
        company.opened(open.signedIn);
        changed({ catalogue: true });
      },
    });
  }

  async function unlock(password: string): Promise<Refusal | null> {
    if (!open || standing.concealed() === 'ended') return refuse('not-signed-in');
    await keepNow();
    const refusal = await checkedHere(open.here.db, password, clock.now());
    if (refusal !== null) return refusal;
    standing.unlocked();
    changed();
    noteAct(open.here.db, 'unlocked', {}, needs);
    return null;
  }

  /** The check for days without the network is slow to make, and whoever has just come in wants the queue first. */
  function keepLater(db: DeskDb, password: string): void {
    const cancel = clock.after(keepAfterMs, () => void inTurn(() => keepNow()));
    keepNow = async () => {
      cancel();
      keepNow = nothingToKeep;
      try {
        await keepPassword(db, password, needs.passwordCostLog2);
      } catch (error) {
        needs.log('error', 'password-not-kept', { error: String(error) });
      }
    };
  }

  async function enter(name: string, here: Profile, deviceId: string, admitted: Admitted): Promise<void> {
    if (open?.name === name) {
      open.admit(admitted);
      company.renewed();
    } else {
      await close();
      open = openedAs(opening, { name, here, deviceId, admitted });
      company.opened(open.signedIn);
    }
    standing.admitted();
    changed({ catalogue: true });
  }

  async function close(): Promise<void> {
    if (!open) return;
    await closeQuietly();
    standing.left();
    changed({ catalogue: true });
  }

  /** `lastAct`: when nobody writes any more. The window isn't told: whoever closes so opens again at once. */
  async function closeQuietly(lastAct = (): void => {}): Promise<void> {
    if (!open) return;
    await keepNow();
    await company.closing();
    const { db } = open.here;
    lastAct();
    open = null;
    db.close();
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  }
}
