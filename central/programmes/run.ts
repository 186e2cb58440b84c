import type { DrawRecord } from '../../contract/nouns/draw.ts';
import { type Officer, Unit } from '../../contract/nouns/officer.ts';
import type { Period, Programme } from '../../contract/nouns/programme.ts';
import type { Video } from '../../contract/nouns/video.ts';
import type { Instant } from '../../contract/time.ts';
import { noteOwn } from '../audit/own.ts';
import type { Db, Reader, Tx } from '../db/db.ts';
import { itemOf, itemOfDraw } from '../items/item.ts';
import { lockFeed, putItems } from '../items/put.ts';
import { roundsOf } from './calendar.ts';
import type { NewSeed } from './newSeed.ts';
import { dutiesFor } from './owed.ts';
import { keepPeriods } from './periods.ts';
import { drawRound } from './round.ts';
import { isRoundOpen, noteRound, readProgrammes, seedOf, sergeantsBySquad } from './store.ts';

/** What a run did. */
export type Ran = { readonly draws: number; readonly duties: number };

/**
 * Does what is due: begins periods, draws the round that is due for each squad, gives out the duties, and publishes the
 * seed of a period that is drawn to its end. Again at the same time it does nothing. Rounds that were missed are made up
 * for by the next one, because each draws what is owed by then. `newSeed`: a text that nobody can guess.
 */
export async function runProgrammes(db: Db, now: Instant, newSeed: NewSeed): Promise<Ran> {
  const periods = await db.transaction((tx) => keepPeriods(tx, now, newSeed));
  const programmes = await readProgrammes(db);
  let [draws, duties] = [0, 0];
  for (const period of periods) {
    const programme = programmes.find(
      ({ id, version }) => id === period.programmeId && version === period.programmeVersion,
    );
    if (programme === undefined || period.seed !== null || now < period.startsAt) continue;
    const times = roundsOf(period, programme.zone);
    const round = times.filter((at) => at <= now).length;
    if (round > 0 && now < period.endsAt)
      for (const squad of await squads(db)) {
        const ran = await runSquad(db, { programme, period, squad, round, rounds: times.length, now });
        draws += ran.draws;
        duties += ran.duties;
      }
    if (round >= times.length) await publishSeed(db, period, now);
  }
  return { draws, duties };
}

type Due = {
  readonly programme: Programme;
  readonly period: Period;
  readonly squad: Unit;
  readonly round: number;
  readonly rounds: number;
  readonly now: Instant;
};

const nothing: Ran = { draws: 0, duties: 0 };

/** One squad, in a transaction of its own: desks are not kept waiting for the whole department. */
async function runSquad(db: Db, due: Due): Promise<Ran> {
  const { period, squad, round, now } = due;
  if (!(await isRoundOpen(db, period.id, squad.id, round))) return nothing;
  return db.transaction(async (tx) => {
    await lockFeed(tx);
    // Another central on the same database may have been quicker.
    if (!(await isRoundOpen(tx, period.id, squad.id, round))) return nothing;
    const known = await readSquad(tx, squad.id);
    const earlier = known.draws.filter(
      ({ seedOrigin }) => seedOrigin.kind === 'period' && seedOrigin.periodId === period.id,
    );
    const periodSeed = await seedOf(tx, period.id);
    const drawn = drawRound({ ...due, ...known, periodSeed, earlier });
    const videos = new Map(known.videos.map((video) => [video.vendorId, video]));
    const records = drawn === null ? earlier : [...earlier, drawn];
    const sergeants = (await sergeantsBySquad(tx)).get(squad.id) ?? [];
    const owed = await missing(
      tx,
      dutiesFor(period, records, videos, sergeants).map((duty) => itemOf('duty', duty)),
    );
    const place = { squadId: squad.id, divisionId: squad.divisionId };
    const draws = drawn === null ? [] : [itemOfDraw(place, 'draw', drawn.id, drawn.id, drawn)];
    await putItems(tx, [...draws, ...owed]);
    await noteRound(tx, period.id, squad.id, round, now);
    const facts = { period: period.id, squad: squad.id, round, draw: drawn?.id ?? null, duties: owed.length };
    await noteOwn(tx, 'round-drawn', facts, now);
    return { draws: draws.length, duties: owed.length };
  });
}

async function publishSeed(db: Db, period: Period, now: Instant): Promise<void> {
  await db.transaction(async (tx) => {
    await putItems(tx, [itemOf('period', { ...period, seed: await seedOf(tx, period.id) })]);
    await noteOwn(tx, 'seed-published', { period: period.id }, now);
  });
}

/** Those that were never given out; one that was taken back stays so. */
async function missing(tx: Tx, duties: readonly ReturnType<typeof itemOf>[]) {
  const known = await tx.query<{ id: string }>(`select id from item where noun = 'duty' and id = any ($1)`, [
    duties.map(({ id }) => id),
  ]);
  const taken = new Set(known.map(({ id }) => id));
  return duties.filter(({ id }) => !taken.has(id));
}

async function squads(db: Reader): Promise<readonly Unit[]> {
  const rows = await db.query<{ body: string }>(
    `select body from item where noun = 'unit' and not gone order by id`,
  );
  return rows.map(({ body }) => Unit.parse(JSON.parse(body))).filter(({ kind }) => kind === 'squad');
}

/** Bodies were checked before they were written; a squad has thousands, so they are not checked once more. */
async function readSquad(tx: Tx, squadId: string) {
  const rows = await tx.query<{ noun: 'video' | 'officer' | 'draw'; body: string }>(
    `select noun, body from item where squad_id = $1 and account_id is null and not gone and not restricted
       and noun in ('video', 'officer', 'draw') order by seq`,
    [squadId],
  );
  const bodies = (noun: string) =>
    rows.filter((row) => row.noun === noun).map(({ body }): unknown => JSON.parse(body));
  return {
    videos: bodies('video') as readonly Video[],
    officers: bodies('officer') as readonly Officer[],
    draws: bodies('draw') as readonly DrawRecord[],
  };
}
