import type { Desk } from '../../contract/desk-state.ts';
import { analysisRoutes } from './analysis/routes.ts';
import { answerRoutes } from './answer/routes.ts';
import { type LogWatch, watchLog } from './audit-log/watch.ts';
import { type Arranger, createArranger } from './catalogue/arranger.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { censusRoutes } from './census/routes.ts';
import { createCensus, type StandingCensus } from './census/standing.ts';
import { createCentral } from './central/client.ts';
import { watchCentral } from './central/watched-central.ts';
import { noteDamage } from './check-out/damage.ts';
import { footageFolder } from './check-out/room.ts';
import { checkOutRoutes } from './check-out/routes.ts';
import { createTaking, type Taking } from './check-out/taking.ts';
import { configurationRoutes } from './configuration/routes.ts';
import { refusalOfDatabase } from './db/open.ts';
import { keepGreeting } from './desk/greeting.ts';
import { deskNow } from './desk/now.ts';
import { createRevision } from './desk/revision.ts';
import { deskRoutes } from './desk/routes.ts';
import { drawRoutes } from './draw/routes.ts';
import { findingRoutes } from './finding/routes.ts';
import { type Bringing, createBringing } from './import/bringing.ts';
import { importRoutes } from './import/routes.ts';
import { measureRoutes } from './measures/routes.ts';
import { createMeasures, type StandingMeasures } from './measures/standing.ts';
import { damagedPath } from './media-grants/grant.ts';
import { createGrants, hostPath } from './media-grants/grants.ts';
import { playbackRoutes } from './media-grants/routes.ts';
import { createByHand } from './missing/by-hand.ts';
import { matchRoutes } from './missing/match-routes.ts';
import { missingRoutes } from './missing/routes.ts';
import type { WorkNeeds } from './outbox/keep.ts';
import { paperEntryRoutes } from './paper/entry-routes.ts';
import { paperRoutes } from './paper/routes.ts';
import { planRoutes } from './plan/routes.ts';
import type { Core, Ports } from './ports.ts';
import { programmeRoutes } from './programme/routes.ts';
import { queueRoutes } from './queue/routes.ts';
import { reclassificationRoutes } from './reclassification/routes.ts';
import { resultRoutes } from './results/routes.ts';
import { reviewRoutes } from './review/routes.ts';
import { riskRoutes } from './risk/routes.ts';
import { type Keeping, keepSafe } from './safety/keeping.ts';
import { sampleRoutes } from './sample/routes.ts';
import { serve } from './serve.ts';
import { sessionRoutes } from './session/routes.ts';
import { createSession } from './session/session.ts';
import { syncRoutes } from './sync/routes.ts';
import { watchSleep } from './sync/sleep.ts';
import type { Sync } from './sync/summary.ts';
import { createSync } from './sync/sync.ts';
import { uploadRoutes } from './uploads/routes.ts';
import { videoRoutes } from './video/routes.ts';

/** `POST /host/conceal`: of the host alone; the window's own calls go to the contract's lines. */
const concealPath = '/host/conceal';

/** The only place where things are wired. */
export function createCore(ports: Ports): Core {
  const { clock, ids, log } = ports;
  const revision = createRevision(clock);
  const grants = createGrants();
  let sync: Sync | null = null;
  let arranger: Arranger | null = null;
  let census: StandingCensus | null = null;
  let measures: StandingMeasures | null = null;
  let taking: Taking | null = null;
  let bringing: Bringing | null = null;
  let logWatch: LogWatch | null = null;
  let stopWatchingSleep = (): void => {};
  let keeping: Keeping | null = null;
  const greeting = keepGreeting(ports);
  const central = watchCentral(createCentral(ports), clock, () => {
    revision.bump();
    const { hello } = central.standing();
    if (hello) greeting.heard(hello);
    if (central.standing().problem !== null) return;
    sync?.wake('network');
    taking?.wake();
    bringing?.wake();
  });

  const session = createSession({
    ...ports,
    central,
    changed: (what) => {
      revision.bump(what);
      census?.consider(what?.touched);
      measures?.consider(what);
      if (!what?.catalogue) return;
      arranger?.consider();
      taking?.wake();
    },
    company: {
      opened: (signedIn) => {
        const { db } = signedIn;
        arranger = createArranger(db, log);
        arranger.consider();
        const judged = (): void => {
          revision.bump({ catalogue: true });
          measures?.consider();
        };
        census = createCensus({ db, log, changed: judged, byHand: createByHand() });
        census.consider();
        const counted = (): void => revision.bump({ catalogue: true });
        measures = createMeasures({
          db,
          log,
          clock,
          census: () => census?.current() ?? null,
          changed: counted,
        });
        measures.consider();
        sync = createSync({ signedIn, clock, ids, log, changed: revision.bump });
        sync.start();
        const folder = footageFolder(ports, signedIn.account.username);
        taking = createTaking({ signedIn, clock, log, folder, changed: revision.bump });
        taking.wake();
        bringing = createBringing({ signedIn, clock, log, changed: revision.bump });
        bringing.wake();
        logWatch = watchLog(signedIn, log, revision.bump);
        keeping = keepSafe(signedIn, clock, revision.bump);
      },
      renewed: () => {
        grants.forgetReasons();
        sync?.wake('signed-in');
        taking?.wake();
        bringing?.wake();
      },
      closing: async () => {
        grants.revokeAll();
        await taking?.stop();
        await bringing?.stop();
        await sync?.stop();
        await arranger?.stop();
        await measures?.stop();
        await census?.stop();
        await keeping?.stop();
        sync = null;
        taking = null;
        bringing = null;
        arranger = null;
        census = null;
        measures = null;
        logWatch = null;
        keeping = null;
      },
    },
  });

  const desk = (): Desk => deskNow({ ports, revision, central, session, greeting, sync });

  /** The host's word that the machine was locked or goes to sleep. */
  const concealed = (): Response => {
    session.conceal('away');
    return Response.json({});
  };

  const work: WorkNeeds = { clock, wake: (why) => sync?.wake(why) };
  const api = serve(
    {
      ...deskRoutes(revision, desk, session.steady),
      ...sessionRoutes(session, desk),
      ...catalogueRoutes,
      ...queueRoutes(clock, () => census?.current() ?? null),
      ...videoRoutes(clock, revision),
      ...playbackRoutes({ ...ports, ...work }, grants),
      ...analysisRoutes(grants),
      ...reviewRoutes(work),
      ...answerRoutes(work),
      ...findingRoutes(work),
      ...reclassificationRoutes(work),
      ...riskRoutes(work),
      ...uploadRoutes(clock, revision),
      ...planRoutes({ ...work, revision }),
      ...drawRoutes({ ...work, revision }),
      ...sampleRoutes(work),
      ...checkOutRoutes({ ...ports, taking: () => taking }),
      ...resultRoutes(work),
      ...paperRoutes(work),
      ...paperEntryRoutes(work),
      ...programmeRoutes(clock),
      ...configurationRoutes(work),
      ...missingRoutes({ ...work, census: () => census?.current() ?? null }),
      ...matchRoutes({ ...work, census: () => census?.current() ?? null }),
      ...importRoutes({ clock, bringing: () => bringing }),
      ...censusRoutes(() => census),
      ...measureRoutes({
        measures: () => measures,
        department: () => greeting.latest()?.name ?? 'The department',
      }),
      ...syncRoutes({ ...work, ids, sync: () => sync, logWatch: () => logWatch, keeping: () => keeping }),
    },
    {
      log,
      ids,
      signedIn: session.signedIn,
      concealed: session.standing.concealed,
      weatherOf: refusalOfDatabase,
    },
  );

  /** From the host alone, as all below `/host`. */
  const hearOfDamage = (path: string): Response => {
    const footage = grants.footageOf(path.slice(damagedPath.length));
    const signedIn = session.signedIn();
    try {
      if (footage !== null && signedIn !== null) noteDamage(signedIn, footage);
      revision.bump();
    } catch (error) {
      // The window says it all the same; it is noted when it is come upon again.
      log('warn', 'damage-not-noted', { error: String(error) });
    }
    return new Response(null, { status: 204 });
  };

  return {
    fetch: (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith(damagedPath)) return Promise.resolve(hearOfDamage(pathname));
      if (pathname === concealPath) return Promise.resolve(concealed());
      return pathname.startsWith(hostPath)
        ? Promise.resolve(grants.answer(pathname, session.standing.concealed()))
        : api(request);
    },
    start: () => {
      central.start();
      stopWatchingSleep = watchSleep(clock, () => {
        sync?.wake('network');
        taking?.wake();
        bringing?.wake();
      });
    },
    stop: async () => {
      stopWatchingSleep();
      central.stop();
      await session.close();
    },
  };
}
