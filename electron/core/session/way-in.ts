import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import type { Central } from '../central/client.ts';
import { isNo, type No } from '../central/no.ts';
import type { Typed } from '../keys/find-key.ts';
import type { Ports } from '../ports.ts';
import { type Admitted, admittedHere, keepAdmission } from './admission.ts';
import { askCentral, type GivenSignIn } from './ask-central.ts';
import { deviceIdOf, nextDevice } from './device.ts';
import type { Open } from './opened.ts';
import { openKnownProfile, openProfile, type Profile, type ProfileNeeds, profileName } from './profile.ts';
import { tokenFrom } from './renewal.ts';

type Needs = Ports &
  ProfileNeeds & {
    readonly central: Central;
    readonly open: () => Open | null;
    readonly enter: (name: string, here: Profile, deviceId: string, admitted: Admitted) => Promise<void>;
    /** What checks this password without the central is slow to make, and made a little later. */
    readonly keepLater: (here: Profile, password: string) => void;
  };

/** Lets somebody in, or says why not: by the central, and by what is kept here where the central can't be reached. */
export function wayIn(needs: Needs): (given: GivenSignIn, typed: Typed) => Promise<Refusal | null> {
  const { central, clock, enter, ids } = needs;

  return async (given, typed) => {
    const name = profileName(needs.centralUrl, given.username);
    const open = needs.open();
    const here = open?.name === name ? open.here : await openKnownProfile(given.username, needs, typed);
    if (isRefusal(here)) return here;
    const using = { here };
    try {
      return await admit(name, given, typed, using);
    } finally {
      // Whoever wasn't let in, even for a full disk, must not keep the file from the next try.
      if (using.here !== needs.open()?.here) using.here?.db.close();
    }
  };

  async function admit(
    name: string,
    given: GivenSignIn,
    typed: Typed,
    using: { here: Profile | null },
  ): Promise<Refusal | null> {
    const { username, password, banner, code } = given;
    const { here } = using;
    // A code is good once: what has to be typed to make a place for the work is asked for before it is given away.
    if (
      here === null &&
      code !== undefined &&
      needs.keysIn === 'passphrase' &&
      typed.passphrase === undefined
    )
      return refuse('passphrase-new');
    const known = here && (nextDevice(here.db.read) ?? deviceIdOf(here.db.read));
    const deviceId = known ?? ids.next();
    const answer = await askCentral(needs, given, deviceId);
    if (isNo(answer)) return admitHere(name, given, here, answer);
    const opened = here ?? (await openProfile(username, needs, typed));
    if (isRefusal(opened)) return opened;
    using.here = opened;
    // The central's clock may be far from ours; what counts here is how long the token lasts from now on.
    const expiresAt = answer.expiresAt + (central.clockAheadMs() ?? 0);
    const admitted = {
      account: answer.account,
      token: tokenFrom(answer.token, expiresAt, clock.now()),
      offline: false,
    };
    const { secondFactor, logHead } = answer;
    keepAdmission(opened.db, { ...admitted, deviceId, banner, secondFactor, logHead }, clock.now());
    await enter(name, opened, deviceId, admitted);
    needs.keepLater(opened, password);
    return null;
  }

  /** `why`: what the central said. Only weather lets somebody in by what is kept here. */
  async function admitHere(
    name: string,
    given: GivenSignIn,
    here: Profile | null,
    why: No,
  ): Promise<Refusal | null> {
    if (!why.weather || why.refused === 'too-many-requests') return why;
    const admitted = here && (await admittedHere(here.db, given.password, given, clock.now()));
    if (!here || !admitted)
      return why.refused === 'central-unreachable' ? refuse('never-signed-in-here') : why;
    if (isRefusal(admitted)) return admitted;
    await enter(name, here, deviceIdOf(here.db.read) ?? ids.next(), admitted);
    return null;
  }
}
