import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeClock, type FakeClock } from '../support/clock.ts';
import { type AccountName, departmentNow } from '../support/department.ts';
import { act, upgrade } from './act.ts';
import type { Plan } from './actions.ts';
import { createRoad, type Held, type Road } from './faults.ts';
import type { House } from './house.ts';
import { faultsFound } from './invariants.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { during, settle } from './settle.ts';
import { createStation, type Station } from './station.ts';
import type { End } from './tape.ts';
import { type Ages, acrossVersions } from './versions.ts';

/** One department with its desks, from the first action to the last look. */
export type World = {
  readonly plan: Plan;
  readonly house: House;
  readonly clock: FakeClock;
  readonly stations: readonly Station[];
  readonly roads: readonly Road[];
  readonly held: Held[];
  readonly ledger: Ledger;
  readonly met: (fault: string) => void;
  /** A number that was never given out before. */
  readonly next: () => number;
  /** A desk was put back from a backup. */
  readonly wasPutBack: () => boolean;
  readonly ages: Ages;
};

/** What came of a seed: which faults happened how often, and what was wrong in the end, in sentences. */
export type Verdict = {
  readonly faults: ReadonlyMap<string, number>;
  readonly wrong: readonly string[];
  /** A hash over everything that reached the central: the same seed gives the same. */
  readonly trace: string;
};

/** The first two desks are the same person's; the third belongs to somebody who sees the same videos. */
const people: readonly AccountName[] = ['sergeant', 'sergeant', 'captain'];

/** Lives a plan through on a house that other plans were lived in before. */
export async function live(plan: Plan, house: House): Promise<Verdict> {
  const root = mkdtempSync(join(process.env['SIMULATION_DIR'] ?? tmpdir(), 'sw-world-'));
  const clock = createFakeClock(departmentNow);
  await house.reset(clock.now);
  const faults = new Map<string, number>();
  const met = (fault: string): void => void faults.set(fault, (faults.get(fault) ?? 0) + 1);
  const held: Held[] = [];
  const trace = createHash('sha256');
  let given = 0;
  const noted = async (request: Request): Promise<Response> => {
    // Marks and fingerprints are random, the places that they belong to aren't.
    const said = `${request.url} ${await request.clone().text()}\n`;
    const plain = said.replaceAll(/[\w-]{11}\.(?:[\w-]{22}\.)?(?=\d)/g, '');
    trace.update(plain);
    return during(house.fetch(request));
  };
  const ages: Ages = { ...plan.ages, desks: [...plan.ages.desks] };
  const roads = people.slice(0, plan.desks).map((_, desk) => {
    const central = acrossVersions(ages, desk, noted, met);
    const endDesk = (how: End): void => stations[desk]?.end(how, 0, () => {});
    return createRoad({ central, clock, held, met, endDesk });
  });
  const stations: readonly Station[] = roads.map((road, n) =>
    createStation({
      name: `desk${n}`,
      who: people[n] ?? 'sergeant',
      root,
      world: clock,
      centralFetch: road.fetch,
      version: () => ages.desks[n] ?? 'newer',
    }),
  );
  const world: World = {
    plan,
    house,
    clock,
    stations,
    roads,
    held,
    ledger: emptyLedger(),
    met,
    next: () => ++given,
    wasPutBack: () => faults.has('desk: put back from a backup'),
    ages,
  };
  try {
    for (const station of stations) {
      station.start();
      await station.signIn();
    }
    for (const action of plan.actions) {
      await act(world, action);
      await settle();
    }
    await heal(world);
    const wrong = await faultsFound(world);
    return { faults, wrong, trace: trace.digest('hex') };
  } catch (error) {
    const wrong = [`it broke off: ${error instanceof Error ? error.stack : String(error)}`];
    return { faults, wrong, trace: trace.digest('hex') };
  } finally {
    for (const station of stations) station.sweep();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Everything is well again and whoever was signed out signs in; nobody asks any desk to do anything. */
async function heal(world: World): Promise<void> {
  const { house, roads, held, stations, clock, ages } = world;
  house.clear();
  ages.central = 'newer';
  for (const road of roads) road.clear();
  for (const late of held.splice(0)) await late.arrive().catch(() => undefined);
  for (const [desk, station] of stations.entries()) {
    station.calm();
    await upgrade(world, desk);
    if (!station.isUp()) station.start();
    await settle();
    const no = await station.signIn();
    if (no !== null) throw new Error(`nobody can sign in: ${no} ${station.bugs().join(' ')}`);
  }
  await clock.advance(1);
}
