import { describe, expect, test } from 'vitest';
import { periodicDutyId } from '../../../central/programmes/owed.ts';
import { day } from '../../../contract/time.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import { databases } from '../../support/databases.ts';
import { accounts } from '../../support/department.ts';
import { verdict } from '../../support/plainDesk.ts';
import { submissionOf } from '../../support/reviews.ts';
import { keeping } from '../events/drawn.ts';
import { begins, ends, programmed, quarterly, week } from './programmed.ts';

describe.each(databases)('what programmes draw is owed, on $name', ({ open }) => {
  const { central, run, add, put, deskOf, draws, owed, recorded, everyDay } = programmed(open);

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
      central().db.transaction((tx) =>
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
