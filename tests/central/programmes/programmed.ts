import { afterEach, beforeEach } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { addProgramme, type Definition } from '../../../central/programmes/add.ts';
import { runProgrammes } from '../../../central/programmes/run.ts';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Period } from '../../../contract/nouns/programme.ts';
import { Duty } from '../../../contract/nouns/review.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { day, instant, minute, ms } from '../../../contract/time.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import type { databases } from '../../support/databases.ts';
import { type AccountName, videos } from '../../support/department.ts';
import { plainDesk } from '../../support/plainDesk.ts';

export const quarterly: Definition = {
  id: 'quarterly',
  name: 'Quarterly review',
  goal: 5,
  per: 'officer',
  period: 'quarter',
  eligible: { minLengthMs: ms(minute), classes: [] },
  zone: 'America/Chicago',
};
export const begins = Date.UTC(2026, 9, 1, 5);
export const ends = Date.UTC(2027, 0, 1, 6);
export const week = (n: number) => instant(begins + n * 7 * day + 2 * day);

/** Programmes on a central of their own for each test, a quarter of recordings, and what the central made of them. */
export function programmed(open: (typeof databases)[number]['open']) {
  let central: TestCentral;
  let seeds = 0;
  let devices = 0;
  beforeEach(async () => {
    central = await testCentral(open);
    seeds = 0;
  });
  afterEach(() => central.stop());

  const run = (at: number) => runProgrammes(central.db, instant(at), () => `seed ${++seeds}`);
  const add = (definition: Definition, since: number = begins - 20 * day) =>
    central.db.transaction((tx) => addProgramme(tx, definition, instant(since)));
  const put = (list: readonly Video[]) =>
    central.db.transaction((tx) =>
      putItems(
        tx,
        list.map((video) => itemOf('video', video)),
      ),
    );
  const deskOf = async (who: AccountName) => plainDesk(await central.signIn(who, `${who}-${++devices}`));
  const bodies = async <T>(noun: string): Promise<readonly T[]> => {
    const rows = await central.db.query<{ body: string }>(
      'select body from item where noun = $1 and not gone order by seq',
      [noun],
    );
    return rows.map(({ body }) => JSON.parse(body) as T);
  };
  const draws = () => bodies<DrawRecord>('draw');
  const periods = async () => (await bodies<Period>('period')).toSorted((a, b) => a.startsAt - b.startsAt);
  const owed = async (who: AccountName) =>
    [...(await (await deskOf(who)).pull('duty')).values()]
      .map((body) => Duty.parse(body))
      .filter(({ programme }) => programme === quarterly.name);

  /** A recording of an officer of squad 1 each day of the quarter, at noon. */
  const recorded = (officerId: string, days: readonly number[], change: Partial<Video> = {}): Video[] =>
    days.map((n) => {
      const recordedAt = instant(begins + n * day + 0.5 * day);
      const [like] = videos;
      if (like === undefined) throw new Error('no video');
      const id = `${officerId}-day-${n}`;
      const times = { recordedAt, activatedAt: recordedAt, endedAt: instant(recordedAt + 5 * minute) };
      return { ...like, id, vendorId: `CAM-${id}`, officerId, ...times, ...change };
    });
  const everyDay = Array.from({ length: 92 }, (_, n) => n);
  const countsOf = (records: readonly DrawRecord[]) => {
    const items = records.flatMap(sampleOf);
    return Object.fromEntries(
      [...Map.groupBy(items, ({ stratum }) => stratum)].map(([id, list]) => [id, list.length]),
    );
  };

  return {
    central: () => central,
    run,
    add,
    put,
    deskOf,
    bodies,
    draws,
    periods,
    owed,
    recorded,
    everyDay,
    countsOf,
  };
}
