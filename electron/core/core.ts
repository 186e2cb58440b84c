import type { Desk } from '../../contract/desk-state.ts';
import { problemOf, refuse } from '../../contract/problem.ts';
import { createCentral } from './central/client.ts';
import { watchCentral } from './central/watched-central.ts';
import { refusalOfDatabase } from './db/open.ts';
import { createRevision } from './desk/revision.ts';
import { deskRoutes } from './desk/routes.ts';
import { readSettings } from './desk/settings.ts';
import type { Core, Ports } from './ports.ts';
import { serve } from './serve.ts';
import { sessionRoutes } from './session/routes.ts';
import { createSession } from './session/session.ts';
import { quietSummary, type Sync } from './sync/summary.ts';

/** The only place where things are wired. */
export function createCore(ports: Ports): Core {
  const { clock, ids, log } = ports;
  const revision = createRevision(clock);
  const central = watchCentral(createCentral(ports), clock, revision.bump);
  let sync: Sync | null = null;

  const session = createSession({
    ...ports,
    central,
    changed: revision.bump,
    company: {
      opened: (_signedIn) => {
        // core B: sync = createSync({ signedIn, clock, log … }); sync.start();
        sync = null;
      },
      renewed: () => sync?.wake('signed-in'),
      closing: async () => {
        await sync?.stop();
        sync = null;
      },
    },
  });

  const desk = (): Desk => {
    const { hello, problem } = central.standing();
    const signedIn = session.signedIn();
    return {
      revision: revision.current(),
      catalogueRevision: revision.catalogue(),
      now: clock.now(),
      account: signedIn?.account ?? null,
      signedInOffline: signedIn?.isOffline() ?? false,
      central: {
        url: ports.centralUrl,
        name: hello?.name ?? null,
        banner: hello?.banner ?? null,
        problem: problem && problemOf(problem),
      },
      demoAccounts: hello?.demoAccounts ?? [],
      sync: { ...(sync?.summary() ?? quietSummary), clockAheadMs: central.clockAheadMs() },
      settings: readSettings(signedIn?.db.read ?? null),
    };
  };

  const notYet = () => refuse('not-found', 'This part of the desk is being built.');
  const api = serve(
    {
      ...deskRoutes(revision, desk),
      ...sessionRoutes(session, desk),
      // core A, next
      catalogue: notYet,
      queue: notYet,
      videos: notYet,
      countVideos: notYet,
      video: notYet,
      playback: notYet,
      // core B: ...reviewRoutes(…), ...answerRoutes(…), ...findingRoutes(…), ...reclassificationRoutes(…), ...syncRoutes(…)
      openReview: notYet,
      review: notYet,
      changeReview: notYet,
      answer: notYet,
      addFinding: notYet,
      changeFinding: notYet,
      removeFinding: notYet,
      reclassify: notYet,
      submit: notYet,
      sync: notYet,
      syncNow: notYet,
      settleConflict: notYet,
      retryRefused: notYet,
    },
    { log, ids, signedIn: session.signedIn, weatherOf: refusalOfDatabase },
  );

  return {
    fetch: api,
    start: central.start,
    stop: async () => {
      central.stop();
      await session.close();
    },
  };
}
