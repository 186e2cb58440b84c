import { describe, expect, test } from 'vitest';
import { drawFault } from '../../../central/events/drawFault.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { minute, ms } from '../../../contract/time.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import { databases } from '../../support/databases.ts';
import { programmed, quarterly, week } from './programmed.ts';

describe.each(databases)('rounds of programmes on $name', ({ open }) => {
  const { central, run, add, put, draws, periods, owed, recorded, everyDay, countsOf } = programmed(open);

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
    await central().db.transaction((tx) =>
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
});
