import type { DrawRecord } from '../../contract/nouns/draw.ts';
import type { Period } from '../../contract/nouns/programme.ts';
import type { Duty } from '../../contract/nouns/review.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { day, hour, type Instant, instant, minute, ms } from '../../contract/time.ts';
import { sampleOf } from '../../sampling/draw/spares.ts';
import type { Db, Tx } from '../db/db.ts';
import { commitTo, drawnFrom, recordsOf } from '../draws/make.ts';
import { digestOf } from '../events/canonical.ts';
import { type Item, itemAbout, itemOfDraw } from '../items/item.ts';
import { putItems } from '../items/put.ts';
import { addProgramme } from '../programmes/add.ts';
import { roundsOf, stretchAt } from '../programmes/calendar.ts';
import { keepPeriods } from '../programmes/periods.ts';
import { centralName, roundDrawId, roundSeed } from '../programmes/round.ts';
import { runProgrammes } from '../programmes/run.ts';
import { isRoundOpen, noteRound, readPeriods, seedOf } from '../programmes/store.ts';
import { createDice } from './dice.ts';
import { doneReview, seenBy } from './doneReview.ts';
import type { People, Squad } from './people.ts';
import { shownSquad } from './people.ts';
import { zone } from './plan.ts';
import type { Truth } from './truth.ts';

export type PeriodSeeding = {
  readonly db: Db;
  readonly seed: string;
  readonly now: number;
  readonly people: People;
  readonly truth: Truth;
  /** Only the shown squad's division is drawn; the others will be in the next round. */
  readonly isLarge: boolean;
};

/** The running period as the two shown squads' queues need it. */
export type Running = {
  readonly period: Period;
  readonly round: number;
  /** The draw that a squad's duties come from. */
  readonly drawIdOf: (squadId: string) => string;
};

const programme = {
  id: 'quarterly',
  name: 'Quarterly review',
  goal: 5,
  per: 'officer',
  period: 'quarter',
  eligible: { minLengthMs: ms(minute), classes: [] },
  zone,
} as const;

/**
 * A quarterly programme that has run for two quarters, drawn by the central as any other: before there are accounts, so
 * that its past is owed by nobody who signs in. The two shown squads' running quarter is left to their queues.
 */
export async function seedPeriods(seeding: PeriodSeeding): Promise<Running> {
  const { db, seed, people, isLarge } = seeding;
  const now = instant(seeding.now);
  const newSeed = (periodId: string) => digestOf(JSON.stringify([seed, periodId]));
  const definition = { ...programme, eligible: { ...programme.eligible, classes: [] } };
  await db.transaction((tx) => addProgramme(tx, definition, instant(now - 240 * day)));
  const current = stretchAt('quarter', now, zone);
  const last = stretchAt('quarter', current.startsAt - day, zone);
  const before = stretchAt('quarter', last.startsAt - day, zone);
  for (const past of [before, last]) {
    const rounds = roundsOf(past, zone);
    const at = instant((rounds.at(-1) ?? past.startsAt) + hour);
    const [period] = await periodsAt(db, at, newSeed);
    if (isLarge && period !== undefined) await skip(db, period, rounds.length, elsewhere(people), at);
    await runProgrammes(db, at, newSeed);
  }
  const [period] = await periodsAt(db, now, newSeed);
  if (period === undefined) throw new Error('no period is running');
  const round = roundsOf(period, zone).filter((at) => at <= now).length;
  const shown = people.squads.filter(({ number }) => number === shownSquad || number === shownSquad + 1);
  await skip(db, period, round, isLarge ? [...shown, ...elsewhere(people)] : shown, now);
  await runProgrammes(db, now, newSeed);
  return { period, round, drawIdOf: (squadId) => roundDrawId(period.id, squadId, round) };
}

/** The period that runs at a moment, published if it wasn't. */
async function periodsAt(
  db: Db,
  at: Instant,
  newSeed: (periodId: string) => string,
): Promise<readonly Period[]> {
  const periods = await db.transaction((tx) => keepPeriods(tx, at, newSeed));
  return periods.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
}

async function skip(
  db: Db,
  period: Period,
  round: number,
  squads: readonly Squad[],
  at: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { id } of squads)
      if (await isRoundOpen(tx, period.id, id, round)) await noteRound(tx, period.id, id, round, at);
  });
}

function elsewhere({ squads }: People): readonly Squad[] {
  const own = squads.find(({ number }) => number === shownSquad)?.divisionId;
  return squads.filter(({ divisionId }) => divisionId !== own);
}

/** The draw behind a shown squad's queue: everything that the queue holds was there to draw, and was drawn. */
export async function shownDraw(
  tx: Tx,
  { period, round, drawIdOf }: Running,
  squad: Squad,
  videos: readonly Video[],
  now: number,
): Promise<Item> {
  const id = drawIdOf(squad.id);
  const counts = [...Map.groupBy(videos, ({ officerId }) => officerId ?? '')];
  const committed = commitTo(
    videos.map(({ vendorId, officerId }) => ({ id: vendorId, stratum: officerId ?? '' })),
    counts.map(([key, theirs]) => ({ key, sample: theirs.length, spares: 0 })),
    {
      planId: id,
      planName: `${period.programme}, ${period.name}, Squad ${squad.number}, up to round ${round}`,
      attempt: 1,
      redrawReason: null,
      committedBy: centralName,
      at: instant(now),
      query: {
        kind: 'videos',
        from: instant(Math.min(period.startsAt, ...videos.map(({ recordedAt }) => recordedAt))),
        to: instant(now),
        unitIds: [squad.id],
        classes: [],
        minLengthMs: ms(0),
      },
    },
  );
  if (!committed.ok) throw new Error(JSON.stringify(committed.problem));
  const drawn = {
    id,
    seed: roundSeed(await seedOf(tx, period.id), round),
    seedOrigin: { kind: 'period', periodId: period.id },
    seedEnteredAt: instant(now),
    drawnBy: centralName,
  } as const;
  const record = drawnFrom(committed.value, drawn, recordsOf(videos));
  return itemOfDraw({ squadId: squad.id, divisionId: squad.divisionId }, 'draw', id, id, record);
}

/** How much of a past period was done, and of the running one by now. */
const doneShare = { past: 0.92, running: 0.6 } as const;

/** What sergeants who don't sign in to the demonstration have done of what was drawn. */
export async function putPastReviews(tx: Tx, seeding: PeriodSeeding): Promise<void> {
  const dice = createDice(seeding.seed, 'past reviews');
  const periods = new Map((await readPeriods(tx)).map((period) => [period.id, period]));
  const rows = await tx.query<{ body: string }>(`select body from item where noun = 'draw' order by id`);
  const items: Item[] = [];
  for (const record of rows.map(({ body }) => JSON.parse(body) as DrawRecord)) {
    const period = record.seedOrigin.kind === 'period' ? periods.get(record.seedOrigin.periodId) : undefined;
    if (period === undefined) continue;
    const isPast = period.endsAt <= seeding.now;
    const videos = await videosNamed(
      tx,
      sampleOf(record).map(({ id }) => id),
    );
    for (const video of videos) {
      if (!dice.chance(isPast ? doneShare.past : doneShare.running)) continue;
      const latest = Math.min(period.endsAt, seeding.now) - hour;
      const at = instant(dice.between(Math.min(video.endedAt + hour, latest), latest));
      const sample = { drawId: record.id, itemId: video.vendorId };
      items.push(reviewBySergeant(video, at, sample, seenBy(dice, seeding.truth, video.id)));
    }
  }
  await putItems(tx, items);

  function reviewBySergeant(
    video: Video,
    at: Instant,
    sample: NonNullable<Duty['sample']>,
    seen: ReturnType<typeof seenBy>,
  ): Item {
    const number = video.squadId?.replace('squad-', '') ?? '';
    const reviewer = { id: `account-sergeant-${number}`, name: `Sergeant of squad ${number}` };
    const id = `review-${reviewer.id}-${video.id}`;
    const done = { video, duty: null, purpose: 'periodic', at } as const;
    const whole = doneReview(dice, id, reviewer, done, seen);
    return itemAbout(video, 'result', id, { ...whole, review: { ...whole.review, sample } });
  }
}

async function videosNamed(tx: Tx, names: readonly string[]): Promise<readonly Video[]> {
  const rows = await tx.query<{ body: string }>(
    `select body from item where noun = 'video' and about = any ($1) order by id`,
    [names],
  );
  return rows.map(({ body }) => JSON.parse(body) as Video);
}
