import { mkdir } from 'node:fs/promises';
import type { Video } from '../../contract/nouns/video.ts';
import { instant } from '../../contract/time.ts';
import type { Cost } from '../accounts/password.ts';
import type { Db, Tx } from '../db/db.ts';
import { classifications } from '../defaults/classifications.ts';
import { putDefaults } from '../defaults/put.ts';
import { type Footage, putFootage } from '../footage/put.ts';
import { type Item, itemOf } from '../items/item.ts';
import { putItems } from '../items/put.ts';
import { lockMeasures } from '../measures/lock.ts';
import { putAudits } from './audits.ts';
import { demoAccounts, putDemoAccounts } from './demoAccounts.ts';
import { importClips } from './demoClips.ts';
import { makeReels } from './demoReels.ts';
import { type Generated, generate } from './generate.ts';
import { officeDuties } from './officeDuties.ts';
import { createPeople, type People, shownSquad } from './people.ts';
import { putPastReviews, type Running, seedPeriods, shownDraw } from './periods.ts';
import { fullPlan, type Plan, smallPlan } from './plan.ts';
import type { Reel } from './reel.ts';
import { isFilledOtherwise, readSeedState, type SeedState, writeSeedState } from './seedState.ts';
import { squadDuties } from './squadDuties.ts';
import { type Truth, writeTruth } from './truth.ts';

export type Seeding = {
  readonly db: Db;
  readonly dataDir: string;
  readonly seed: string;
  readonly size: 'small' | 'full';
  /** The moment that everything is relative to, milliseconds since 1970. */
  readonly now: number;
  /** Folder of real clips; null: records without footage. */
  readonly clips: string | null;
  readonly passwordCost: Cost;
  readonly say: (sentence: string) => void;
  /** Another department than the planned ones; for tests. */
  readonly plan?: Plan;
};

export type Seeded = 'seeded' | 'was-seeded' | 'holds-other-data';

/**
 * Makes a department to look at and to measure with, in an empty central. One that was broken off is taken up again;
 * one that is done is left alone; a central that holds anything else is left alone, too.
 */
export async function seedDepartment(seeding: Seeding): Promise<Seeded> {
  const { db } = seeding;
  const begun = await readSeedState(db);
  if (begun?.done === true) return 'was-seeded';
  if (await isFilledOtherwise(db)) return 'holds-other-data';
  const { seed, size, now } = begun ?? seeding;
  const state: SeedState = { seed, size, now, done: false };
  await seedAs({ ...seeding, ...state }, state);
  return 'seeded';
}

async function seedAs(seeding: Seeding, state: SeedState): Promise<void> {
  const { db, dataDir, now, say, seed, size } = seeding;
  const plan = seeding.plan ?? (size === 'full' ? fullPlan : smallPlan);
  const people = createPeople(seed, plan);
  await mkdir(dataDir, { recursive: true });
  await db.transaction(async (tx) => {
    await writeSeedState(tx, state);
    await putDefaults(tx);
    await putItems(tx, peopleItems(people));
  });
  const clips = seeding.clips === null ? [] : await importClips(db, dataDir, seeding.clips, now);
  if (clips.length > 0) say(`${clips.length} real clips imported`);
  const reels = await makeReels(db, dataDir, clips);
  // A full department would be 325,000 rows of the same few files: there, only the shown squad's can be played.
  const reelsFor = (squad: number) => (size === 'small' || squad === shownSquad ? reels : []);
  const made = generate({ seed, plan, people, classes: classifications, now, reelsFor });
  const videos = await writeTours(seeding, plan, made.tours, reels);
  const periods = { db, seed, now, people, truth: made.truth, isLarge: size === 'full' };
  const running = await seedPeriods(periods);
  await db.transaction(async (tx) => {
    await putDemoAccounts(tx, seeding.passwordCost, now);
    await putPastReviews(tx, periods);
    const known = await putQueues(tx, seeding, { people, running, videos, clips, truth: made.truth });
    await putAudits(tx, { seed, now, truth: made.truth, known });
    await writeSeedState(tx, { ...state, done: true });
  });
  // A department that has run for months has months behind it whose values are locked.
  await lockMeasures(db, instant(now));
  await writeTruth(dataDir, made.truth);
}

function peopleItems(people: People): readonly Item[] {
  return [
    ...people.units.map((unit) => itemOf('unit', unit)),
    ...people.squads.flatMap((squad) => squad.officers.map((officer) => itemOf('officer', officer))),
  ];
}

const batchSize = 10_000;

/** Writes tour by tour; answers with the videos of the two squads whose sergeants have a queue, and the newest others. */
async function writeTours(
  { db, now, say }: Seeding,
  plan: Plan,
  tours: Iterable<Generated>,
  reels: readonly Reel[],
): Promise<readonly Video[]> {
  const reelOf = new Map(reels.map((reel) => [reel.media.sha256, reel]));
  const queued = new Set([`squad-${shownSquad}`, `squad-${shownSquad + 1}`]);
  const kept: Video[] = [];
  let batch: Item[] = [];
  let footage: Footage[] = [];
  let written = 0;
  const flush = async () => {
    const [items, files] = [batch, footage];
    batch = [];
    footage = [];
    await db.transaction(async (tx) => {
      await putItems(tx, items);
      for (const file of files) await putFootage(tx, file, now);
    });
    written += items.length;
    say(`${written.toLocaleString('en')} of ${(plan.videos + plan.dispatches).toLocaleString('en')} records`);
  };
  for (const { videos, dispatches } of tours) {
    for (const video of videos) {
      batch.push(itemOf('video', video));
      const reel = video.media === null ? undefined : reelOf.get(video.media.sha256);
      if (reel !== undefined) footage.push({ ...reel.footage, videoId: video.id });
      if (queued.has(video.squadId ?? '') || video.access !== 'open') kept.push(video);
    }
    for (const dispatch of dispatches) batch.push(itemOf('dispatch', dispatch));
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return kept;
}

type Queues = {
  readonly people: People;
  readonly running: Running;
  readonly videos: readonly Video[];
  readonly clips: readonly Video[];
  readonly truth: Truth;
};

/** What those who sign in owe and have done; answers with the names of the videos that the shown sergeant's queue holds. */
async function putQueues(
  tx: Tx,
  { seed, now }: Seeding,
  { people, running, videos, clips, truth }: Queues,
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const [number, reviewer, owed] of [
    [shownSquad, demoAccounts.sergeant, clips],
    [shownSquad + 1, demoAccounts.otherSergeant, []],
  ] as const) {
    const squad = people.squads.find((one) => one.number === number);
    if (squad === undefined) continue;
    const drawId = running.drawIdOf(squad.id);
    const own = videos.filter((video) => video.squadId === squad.id);
    const { items, drawn } = squadDuties({ seed, now, truth, reviewer, videos: own, clips: owed, drawId });
    await putItems(tx, [
      ...items,
      ...(drawn.length === 0 ? [] : [await shownDraw(tx, running, squad, drawn, now)]),
    ]);
    if (number === shownSquad) for (const { vendorId } of [...drawn, ...clips]) known.add(vendorId);
  }
  await putItems(tx, officeDuties({ seed, now, videos, clips }));
  return known;
}
