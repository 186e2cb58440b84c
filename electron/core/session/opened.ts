import type { Central } from '../central/client.ts';
import { withToken } from '../central/token-central.ts';
import type { Ports } from '../ports.ts';
import { type Admitted, dropToken, keepToken, keptToken } from './admission.ts';
import { deviceIdOf } from './device.ts';
import type { Profile } from './profile.ts';
import { renewalWith } from './renewal.ts';
import type { SignedIn } from './signed-in.ts';

/** Somebody's database as it is open on this desk. */
export type Open = {
  readonly name: string;
  readonly here: Profile;
  readonly signedIn: SignedIn;
  /** The same account was let in again. */
  readonly admit: (admitted: Admitted) => void;
  readonly admitted: () => Admitted;
};

type Needs = Pick<Ports, 'clock' | 'log'> & {
  readonly central: Central;
  /** Whether this database is still the one that is open. */
  readonly isOpen: (here: Profile) => boolean;
};
type Entering = {
  readonly name: string;
  readonly here: Profile;
  readonly deviceId: string;
  readonly admitted: Admitted;
};

/** Joins an open database to the central by the token of whoever was let in; the token changes and goes while it is open. */
export function openedAs({ central, clock, log, isOpen }: Needs, entering: Entering): Open {
  const { name, here, deviceId } = entering;
  const { db, safety } = here;
  let now = entering.admitted;
  const token = (): string | null =>
    now.token && now.token.expiresAt > clock.now() ? now.token.value : null;
  const refused = (value: string): void => {
    // An answer to an older token must not end a newer one.
    if (now.token?.value !== value || !isOpen(here)) return;
    now = { ...now, token: null };
    db.write('drop token', dropToken);
  };
  const renewal = renewalWith({
    central,
    clock,
    log,
    token: () => now.token,
    renewed: (before, next) => {
      if (now.token?.value !== before || !isOpen(here)) return;
      // On disk before it is used: its first use ends the one before it.
      db.write('keep token', (write) => keepToken(write, next));
      now = { ...now, token: next };
    },
  });
  const signedIn: SignedIn = {
    get account() {
      return now.account;
    },
    db,
    safety,
    get deviceId() {
      return deviceIdOf(db.read) ?? deviceId;
    },
    central: withToken(central, token, refused, renewal),
    isOffline: () => now.offline,
  };
  return {
    name,
    here,
    signedIn,
    admit: (renewed) => {
      // Signing in again without the network must not lose a token that is still good.
      now = { ...renewed, token: renewed.token ?? keptToken(db.read, clock.now()) };
    },
    admitted: () => now,
  };
}
