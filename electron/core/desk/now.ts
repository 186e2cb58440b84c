import type { Desk } from '../../../contract/desk-state.ts';
import { problemOf } from '../../../contract/problem.ts';
import { instant, minute, ms } from '../../../contract/time.ts';
import type { WatchedCentral } from '../central/watched-central.ts';
import type { Ports } from '../ports.ts';
import type { Session } from '../session/session.ts';
import { quietSummary, type Sync } from '../sync/summary.ts';
import type { keepGreeting } from './greeting.ts';
import type { Revision } from './revision.ts';
import { readSettings } from './settings.ts';

type DeskParts = {
  readonly ports: Pick<Ports, 'clock' | 'centralUrl' | 'keysIn'>;
  readonly revision: Revision;
  readonly central: WatchedCentral;
  readonly session: Session;
  readonly greeting: ReturnType<typeof keepGreeting>;
  readonly sync: Sync | null;
};

/** Minutes; until a central has said how long its department allows. */
const usualConcealment = 15;

/** What the window's frame shows: who is here, which central, how sync stands. */
export function deskNow({ ports, revision, central, session, greeting, sync }: DeskParts): Desk {
  const { hello, problem } = central.standing();
  const signedIn = session.signedIn();
  const introduced = greeting.latest();
  const recoveryMadeAt = session.recoveryMadeAt();
  return {
    revision: revision.current(),
    catalogueRevision: revision.catalogue(),
    now: ports.clock.now(),
    account: signedIn?.account ?? null,
    signedInOffline: signedIn?.isOffline() ?? false,
    central: {
      url: ports.centralUrl,
      name: introduced?.name ?? null,
      banner: introduced?.banner ?? null,
      bannerVersion: introduced?.bannerVersion ?? null,
      problem: problem && problemOf(problem),
    },
    session: {
      concealed: session.standing.concealed(),
      endsAt: session.standing.endsAt(),
      concealAfterMs: ms((introduced?.concealAfterMinutes ?? usualConcealment) * minute),
    },
    keysIn: ports.keysIn,
    recoveryMadeAt: recoveryMadeAt === null ? null : instant(recoveryMadeAt),
    demoAccounts: hello?.demoAccounts ?? [],
    sync: sync?.summary() ?? { ...quietSummary, clockAheadMs: central.clockAheadMs() },
    settings: readSettings(signedIn?.db.read ?? null),
  };
}
