import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../../central/events/canonical.ts';
import { drawFault } from '../../../central/events/drawFault.ts';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { addProgramme, type Definition } from '../../../central/programmes/add.ts';
import { periodicDutyId } from '../../../central/programmes/owed.ts';
import { roundSeed } from '../../../central/programmes/round.ts';
import { runProgrammes } from '../../../central/programmes/run.ts';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Period } from '../../../contract/nouns/programme.ts';
import { Duty } from '../../../contract/nouns/review.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { day, instant, minute, ms } from '../../../contract/time.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { type AccountName, accounts, videos } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { submissionOf } from '../../support/reviews.ts';
import { keeping } from '../events/drawn.ts';

const quarterly: Definition = {
  id: 'quarterly',
  name: 'Quarterly review',
  goal: 5,
  per: 'officer',
  period: 'quarter',
  eligible: { minLengthMs: ms(minute), classes: [] },
  zone: 'America/Chicago',
};
const begins = Date.UTC(2026, 9, 1, 5);
const ends = Date.UTC(2027, 0, 1, 6);
const week = (n: number) => instant(begins + n * 7 * day + 2 * day);

describe.each(databases)('programmes on $name', ({ open }) => {
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

  test('before a period begins the hash of its seed is published, and not the seed', async () => {
    await add(quarterly);
    await run(begins - 10 * day);
    const [running, next] = await periods();
    expect(running).toMatchObject({ name: '3rd quarter 2026' });
    expect(next).toEqual({
      id: 'quarterly-2026-10-01',
      programmeId: 'quarterly',
      programmeVersion: 1,
      programme: 'Quarterly review',
      name: '4th quarter 2026',
      startsAt: begins,
      endsAt: ends,
      seedSha256: digestOf('seed 2'),
      seed: null,
      goal: 5,
      per: 'officer',
    });
    const sergeant = await deskOf('otherSergeant');
    expect((await sergeant.pull('period')).get('quarterly-2026-10-01')).toEqual(next);
    expect((await sergeant.pull('programme')).has('quarterly@1')).toBe(true);
  });

  test('each week officers are brought nearer to the goal, evenly, and nobody is drawn twice', async () => {
    await add(quarterly);
    await put([...recorded('officer-1-1', everyDay), ...recorded('officer-1-2', everyDay)]);
    const seen: number[] = [];
    for (let n = 1; n <= 10; n += 1) {
      await run(week(n));
      const own = (await draws()).filter((record) =>
        record.items.some(({ stratum }) => stratum === 'officer-1-1'),
      );
      const counts = countsOf(own);
      expect(counts['officer-1-1']).toBe(counts['officer-1-2']);
      seen.push(counts['officer-1-1'] ?? 0);
    }
    expect(seen).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    const drawn = (await draws()).flatMap(sampleOf).map(({ id }) => id);
    expect(new Set(drawn).size).toBe(drawn.length);
    for (const record of await draws()) expect(drawFault(record)).toBeNull();
  });

  test('what is drawn is owed by the squad’s sergeant until the end of the period, once', async () => {
    await add(quarterly);
    await put(recorded('officer-1-1', everyDay));
    expect((await run(week(4))).draws).toBeGreaterThan(0);
    const duties = await owed('sergeant');
    const [record] = (await draws()).filter(({ commitment }) => commitment.planName.includes('Squad 1'));
    const items = record === undefined ? [] : sampleOf(record);
    expect(duties.map(({ sample }) => sample?.itemId).toSorted()).toEqual(
      items.map(({ id }) => id).toSorted(),
    );
    expect(duties[0]).toMatchObject({
      kind: 'periodic',
      dueAt: ends,
      period: { name: '4th quarter 2026', startsAt: begins, endsAt: ends },
      reviewerId: accounts.sergeant.id,
      doneAt: null,
    });
    expect(await run(week(4) + 2 * day)).toEqual({ draws: 0, duties: 0 });
    expect(await owed('sergeant')).toEqual(duties);
  });

  test('two centrals that run at once on one database draw once', async () => {
    await add(quarterly);
    await put(recorded('officer-1-1', everyDay));
    const ran = await Promise.all([run(week(4)), run(week(4))]);
    expect(ran.reduce((sum, { draws: made }) => sum + made, 0)).toBe((await draws()).length);
    expect(await periods()).toHaveLength(2);
    expect(countsOf(await draws())['officer-1-1']).toBe(2);
  });

  test('after weeks without a central the next round makes up for them', async () => {
    await add(quarterly);
    await put(recorded('officer-1-1', everyDay));
    await run(week(1));
    await run(week(9));
    expect(countsOf(await draws())['officer-1-1']).toBe(5);
    // Two more of the other officer, who recorded no more that is open.
    expect(await owed('sergeant')).toHaveLength(7);
  });

  test('nobody makes up for an officer who recorded little; the record names both, and what there was', async () => {
    await add(quarterly);
    await put(recorded('officer-1-1', everyDay));
    await central.db.transaction((tx) =>
      tx.run(
        `update item set gone = true where noun = 'video' and body::json ->> 'officerId' = 'officer-1-2'`,
      ),
    );
    await run(week(9));
    expect(countsOf(await draws())).toMatchObject({ 'officer-1-1': 5 });
    const [record] = (await draws()).filter(({ commitment }) => commitment.planName.includes('Squad 1'));
    expect(record?.commitment.strata).toEqual([
      { key: 'officer-1-1', population: expect.any(Number) as number, sample: 5, spares: 1 },
      { key: 'officer-1-2', population: 0, sample: 0, spares: 0 },
    ]);
    // Squad 2 has three recordings of each officer, and one of them is restricted.
    expect(countsOf(await draws())).toMatchObject({ 'officer-2-1': 3, 'officer-2-2': 2 });
  });

  test('only what is long enough, of the class, open and of the period is drawn', async () => {
    await add({ ...quarterly, goal: 20, eligible: { minLengthMs: ms(2 * minute), classes: ['training'] } });
    const training = {
      classes: [{ code: 'training', source: 'officer', setBy: null, setAt: null }],
    } as Partial<Video>;
    const fits = recorded('officer-1-1', [3, 4], training);
    await put([
      ...fits,
      ...recorded('officer-1-1', [5], { ...training, durationMs: ms(minute) }),
      ...recorded('officer-1-1', [6], { ...training, access: 'closed' }),
      ...recorded('officer-1-1', [7]),
      ...recorded('officer-1-1', [-1, 80], training),
      ...recorded('officer-1-1', [8], { ...training, officerId: null }),
      ...recorded('officer-1-1', [9], { ...training, squadId: 'squad-2', divisionId: 'division-2' }),
    ]);
    await run(week(9));
    const mine = (await draws()).filter(({ commitment }) => commitment.planName.includes('Squad 1'));
    expect(
      mine
        .flatMap(sampleOf)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(fits.map(({ vendorId }) => vendorId).toSorted());
  });

  test('for a squad together nobody is two behind another', async () => {
    await add({ ...quarterly, per: 'squad', goal: 7 });
    await put([...recorded('officer-1-1', everyDay), ...recorded('officer-1-2', everyDay)]);
    for (let n = 1; n <= 10; n += 1) await run(week(n));
    const counts = countsOf(await draws());
    expect((counts['officer-1-1'] ?? 0) + (counts['officer-1-2'] ?? 0)).toBe(7);
    expect(Math.abs((counts['officer-1-1'] ?? 0) - (counts['officer-1-2'] ?? 0))).toBe(1);
  });

  test('with the last round the seed is published, and each round’s seed follows from it', async () => {
    await add(quarterly);
    await put(recorded('officer-1-1', everyDay));
    await run(week(4));
    expect((await periods())[0]).toMatchObject({ seed: null, seedSha256: digestOf('seed 1') });
    await run(week(10));
    expect((await periods())[0]).toMatchObject({ seed: 'seed 1', seedSha256: digestOf('seed 1') });
    const rounds = (await draws()).map(({ seed }) => seed);
    expect(new Set(rounds)).toEqual(new Set([roundSeed('seed 1', 4), roundSeed('seed 1', 10)]));
    // The next period's is still kept.
    expect((await periods())[1]).toMatchObject({ seed: null });
    expect(JSON.stringify(await bodies('period'))).not.toContain('seed 2');
  });

  test('a period keeps the version that it began with, the next one takes the newest', async () => {
    await add(quarterly);
    await run(week(2));
    await add({ ...quarterly, goal: 9, period: 'month' }, week(3));
    await run(week(4));
    expect(
      (await periods()).map(({ programmeVersion, goal, name }) => [programmeVersion, goal, name]),
    ).toEqual([
      [1, 5, '4th quarter 2026'],
      [2, 9, 'January 2027'],
    ]);
    expect(await add({ ...quarterly, goal: 9, period: 'month' })).toMatchObject({ outcome: 'same' });
    expect((await bodies<{ version: number }>('programme')).map(({ version }) => version)).toEqual([1, 2]);
    await run(ends + day);
    expect((await periods()).map(({ name }) => name)).toEqual([
      '4th quarter 2026',
      'January 2027',
      'February 2027',
    ]);
  });

  test('a class that the department doesn’t have is refused, and nothing is published', async () => {
    const wrong = { ...quarterly, eligible: { minLengthMs: ms(0), classes: ['training', 'party'] } };
    expect(await add(wrong)).toEqual({ outcome: 'unknown-classes', codes: ['party'] });
    expect(await bodies('programme')).toEqual([]);
  });

  test('who leads sees draws, period and what is done, and nobody of another squad does', async () => {
    await add(quarterly);
    await put(recorded('officer-1-1', everyDay));
    await run(week(4));
    const duty = (await owed('sergeant'))[0];
    if (duty === undefined) throw new Error('nothing is owed');
    const sergeant = await deskOf('sergeant');
    const submission = submissionOf({ id: 'done', videoId: duty.videoId, dutyId: duty.id });
    expect((await sergeant.send({ kind: 'review-submitted', submission })).map(verdict)).toEqual([
      'accepted',
    ]);
    const squadOne = (await draws()).filter(({ commitment }) => commitment.planName.includes('Squad 1'));
    for (const who of ['captain', 'auditor', 'sergeant'] as const) {
      const desk = await deskOf(who);
      const seen = await desk.pull('draw');
      for (const record of squadOne) expect(seen.get(record.id)).toEqual(record);
      // The result names the item, so that it can be counted without the duty.
      expect((await desk.pull('result')).get('done')).toMatchObject({ review: { sample: duty.sample } });
    }
    const other = await deskOf('otherSergeant');
    for (const { id } of squadOne) expect((await other.pull('draw')).has(id)).toBe(false);
    expect(await (await deskOf('captain')).pull('duty')).toEqual(new Map());
  });

  test('a sergeant says what became of an item; a spare takes the place of one that doesn’t belong', async () => {
    await add(quarterly);
    await put(recorded('officer-1-1', everyDay));
    await run(week(4));
    const [record] = (await draws()).filter(({ commitment }) => commitment.planName.includes('Squad 1'));
    const out = record?.items.find(({ stratum, role }) => stratum === 'officer-1-1' && role === 'sample');
    const spare = record?.items.find(({ stratum, role }) => stratum === 'officer-1-1' && role === 'spare');
    if (record === undefined || out === undefined || spare === undefined) throw new Error('nothing drawn');
    const replacement = { out: out.id, in: spare.id, reason: 'test-clip', by: '', at: week(4) };
    const replace = { kind: 'item-replaced', drawId: record.id, replacement } as const;
    const [captain, sergeant] = [await deskOf('captain'), await deskOf('sergeant')];
    expect((await captain.send(replace)).map(verdict)).toEqual(['not-allowed']);
    const answers = await sergeant.send(
      keeping({ drawId: record.id, itemId: out.id, state: 'out-of-frame', reason: 'test-clip' }),
      replace,
    );
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted']);
    const ids = (await owed('sergeant')).map(({ id }) => id);
    expect(ids).toContain(periodicDutyId(record.id, spare.id));
    expect(ids).not.toContain(periodicDutyId(record.id, out.id));
    // Neither comes back or is drawn again.
    await run(week(10));
    const drawn = (await draws()).flatMap(sampleOf).filter(({ stratum }) => stratum === 'officer-1-1');
    expect(drawn).toHaveLength(5);
    expect(drawn.map(({ id }) => id)).not.toContain(out.id);
    expect((await owed('sergeant')).map(({ id }) => id)).not.toContain(periodicDutyId(record.id, out.id));
  });

  test('a squad without a sergeant is drawn all the same; who comes later owes it with the next round', async () => {
    await add(quarterly);
    await put(recorded('officer-1-1', everyDay));
    const scope = (to: object) =>
      central.db.transaction((tx) =>
        tx.run('update account set scope_json = $2 where id = $1', [
          accounts.sergeant.id,
          JSON.stringify(to),
        ]),
      );
    await scope({ kind: 'division', divisionId: 'division-1' });
    await run(week(4));
    expect(await owed('sergeant')).toEqual([]);
    await scope({ kind: 'squad', squadId: 'squad-1' });
    await run(week(5));
    expect((await owed('sergeant')).length).toBeGreaterThanOrEqual(3);
  });
});
