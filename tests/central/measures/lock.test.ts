import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureDefinitions } from '../../../central/defaults/measures.ts';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { publishDefinition } from '../../../central/measures/definitions.ts';
import { lockMeasures } from '../../../central/measures/lock.ts';
import { MeasureDefinition, MeasureValue } from '../../../contract/nouns/measure.ts';
import { day, hour, instant, ms } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { type AccountName, videos } from '../../support/department.ts';
import { plainDesk } from '../../support/plainDesk.ts';

/** The department's recordings all lie in week 44, which ends on 2 November at midnight in Chicago, a day after the month. */
const monthEnds = Date.UTC(2026, 10, 1, 5);
const weekEnds = Date.UTC(2026, 10, 2, 6);
const graceOver = weekEnds + 14 * day;

describe.each(databases)('locking measures on $name', ({ open }) => {
  let central: TestCentral;
  let devices = 0;
  beforeAll(async () => {
    central = await testCentral(open);
    await central.db.transaction((tx) =>
      putItems(
        tx,
        measureDefinitions.map((body) => itemOf('measure-definition', body)),
      ),
    );
  });
  afterAll(() => central.stop());

  const lock = (at: number) => lockMeasures(central.db, instant(at));
  const seenBy = async (who: AccountName) => {
    const desk = plainDesk(await central.signIn(who, `${who}-${++devices}`));
    return [...(await desk.pull('measure-value')).values()].map((body) => MeasureValue.parse(body));
  };
  const weekOf = (lines: readonly MeasureValue[], unitId: string | null, key = '2026-W44') =>
    lines
      .filter((line) => line.unitId === unitId && line.period.key === key)
      .flatMap(({ values }) => values)
      .map(({ measure, definitionVersion, counts: { yes, no } }) => [measure, definitionVersion, yes, no]);

  test('nothing is locked before its days of grace are over', async () => {
    expect(await lock(monthEnds + 14 * day - 1)).toBe(0);
    expect(await seenBy('auditor')).toEqual([]);
  });

  test('then every unit has its value, and each account is sent what it may see', async () => {
    // A line each for the department, two divisions and two squads: the month's and the week's.
    expect(await lock(graceOver)).toBe(10);
    const all = await seenBy('auditor');
    expect(weekOf(all, null)).toEqual([
      ['activation', 1, 12, 0],
      ['classified', 1, 0, 12],
      ['complete', 1, 8, 4],
      ['number-right', 1, 12, 0],
      ['uploaded', 1, 12, 0],
    ]);
    expect(weekOf(all, 'squad-2')).toContainEqual(['activation', 1, 6, 0]);
    expect((await seenBy('sergeant')).map(({ unitId }) => unitId)).toEqual(['squad-1', 'squad-1']);
    expect((await seenBy('captain')).map(({ unitId }) => unitId).toSorted()).toEqual([
      'division-1',
      'division-1',
      'squad-1',
      'squad-1',
    ]);
  });

  test('what comes later changes no locked value, and two desks have the same ones', async () => {
    const before = await seenBy('sergeant');
    const [like] = videos;
    if (like === undefined) throw new Error('no video');
    const late = { ...like, id: 'late', vendorId: 'CAM-late', uploadedAt: instant(graceOver + hour) };
    await central.db.transaction((tx) => putItems(tx, [itemOf('video', late)]));
    expect(await lock(graceOver + 2 * hour)).toBe(0);
    expect(await seenBy('sergeant')).toEqual(before);
    const [auditor, captain] = [await seenBy('auditor'), await seenBy('captain')];
    expect(captain).toEqual(auditor.filter(({ divisionId }) => divisionId === 'division-1'));
  });

  test('a definition that would change what is locked is refused; one for later periods is the next version', async () => {
    const [, , , , , , uploaded] = measureDefinitions;
    if (uploaded?.id !== 'uploaded') throw new Error('no such definition');
    const { version: _, ...written } = { ...uploaded, limitMs: ms(hour) };
    const publish = (since: number) =>
      central.db.transaction((tx) => publishDefinition(tx, { ...written, since: instant(since) }, 5));
    expect(await publish(weekEnds - 8 * day)).toEqual({
      outcome: 'before-locked',
      earliest: expect.any(Number),
    });
    const added = await publish(weekEnds);
    expect(added).toMatchObject({ outcome: 'added', definition: { version: 2 } });
    expect((await publish(weekEnds)).outcome).toBe('same');
    const desk = plainDesk(await central.signIn('sergeant', `sergeant-${++devices}`));
    const known = [...(await desk.pull('measure-definition')).values()].map((body) =>
      MeasureDefinition.parse(body),
    );
    expect(
      known.filter(({ id }) => id === 'uploaded').map(({ version, limitMs }) => [version, limitMs]),
    ).toEqual([
      [1, day],
      [2, hour],
    ]);
  });

  test('each period is counted by the version that holds at its beginning', async () => {
    const inWeek45 = videos.map((video) => ({
      ...video,
      id: `next-${video.id}`,
      vendorId: `next-${video.vendorId}`,
      recordedAt: instant(video.recordedAt + 5 * day),
      endedAt: instant(video.endedAt + 5 * day),
      uploadedAt: instant(video.endedAt + 5 * day + 2 * hour),
    }));
    await central.db.transaction((tx) =>
      putItems(
        tx,
        inWeek45.map((video) => itemOf('video', video)),
      ),
    );
    await lock(graceOver + 7 * day);
    const all = await seenBy('auditor');
    expect(weekOf(all, null, '2026-W45')).toContainEqual(['uploaded', 2, 0, 12]);
    expect(weekOf(all, null)).toContainEqual(['uploaded', 1, 12, 0]);
  });
});
