import { expect, onTestFinished, test } from 'vitest';
import { measureDefinitions } from '../../../central/defaults/measures.ts';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { publishDefinition } from '../../../central/measures/definitions.ts';
import { lockMeasures } from '../../../central/measures/lock.ts';
import { day, hour, instant, minute, ms } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { departmentNow, dispatches, officers, videos } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { freshVideo, quiet, type Reviewer, reviewerAt } from '../../support/reviewer.ts';

/** A central that measures. The department's recordings lie in October and the first hours of November, week 44. */
async function measuring(): Promise<TestCentral> {
  const central = await testCentral();
  onTestFinished(() => central.stop());
  await central.db.transaction((tx) =>
    putItems(
      tx,
      measureDefinitions.map((body) => itemOf('measure-definition', body)),
    ),
  );
  return central;
}

type Asked = { readonly unit?: string; readonly kind?: 'week' | 'month' | 'quarter' };
const pageOf = (desk: Desk, query: Asked = {}) => desk.get('measures', { query: { kind: 'week', ...query } });

/** Numbers of a measure by period: how they stand, and what was reached of what. */
async function seriesOf(desk: Desk, measure: string, query: Asked = {}) {
  const page = await pageOf(desk, query);
  const series = page.measures.find(({ definitions }) => definitions[0]?.id === measure);
  return series?.values.map(({ periodKey, state, counts: { yes, no } }) => [periodKey, state, yes, yes + no]);
}
/** It counts beside the calls of the window. */
async function isCounted(desk: Desk): Promise<void> {
  await expect.poll(async () => (await desk.call('measures', { query: {} })).value?.counting).toBeNull();
}
const comesTo = async (desk: Desk, measure: string, expected: unknown, query: Asked = {}) =>
  await expect.poll(() => seriesOf(desk, measure, query)).toEqual(expected);

test('a closed period is shown as it stands until it is locked, and as it was locked afterwards, on every desk', async () => {
  const central = await measuring();
  const [auditor, sergeant] = [await reviewerAt(central, 'auditor'), await reviewerAt(central)];
  // One of the twelve recordings is restricted, and kept from auditors.
  await comesTo(auditor, 'uploaded', [
    ['2026-W44', 'closed', 11, 11],
    ['2026-W45', 'open', 0, 0],
  ]);
  // A sergeant sees the squad and nothing of the other one.
  await comesTo(sergeant, 'uploaded', [
    ['2026-W44', 'closed', 6, 6],
    ['2026-W45', 'open', 0, 0],
  ]);
  expect((await pageOf(sergeant)).units.map(({ unit }) => unit)).toEqual(['squad:squad-1']);
  expect((await sergeant.call('measures', { query: { unit: 'department' } })).problem?.code).toBe(
    'not-found',
  );

  await lockMeasures(central.db, instant(departmentNow + 14 * day));
  // What comes later doesn't change it; the difference is there to be seen.
  await freshVideo(central, { uploadedAt: instant(departmentNow + 20 * day) });
  for (const desk of [auditor, sergeant]) await quiet(desk);
  await comesTo(auditor, 'uploaded', [
    ['2026-W44', 'locked', 12, 12],
    ['2026-W45', 'open', 0, 0],
  ]);
  await expect
    .poll(async () => {
      const page = await pageOf(sergeant);
      return page.measures.find(({ definitions }) => definitions[0]?.id === 'uploaded')?.values[0];
    })
    .toMatchObject({ state: 'locked', counts: { yes: 6, no: 0 }, today: { yes: 6, no: 1 } });
});

test('what isn’t known yet is counted as soon as it is, though nobody touches anything', async () => {
  const central = await measuring();
  const desk = await reviewerAt(central);
  const endedAt = instant(departmentNow - day + 5 * minute);
  const recordedAt = instant(endedAt - minute);
  await freshVideo(central, { recordedAt, activatedAt: recordedAt, endedAt, uploadedAt: null });
  await quiet(desk);
  const counts = async () => {
    const page = await pageOf(desk);
    return page.measures.find(({ definitions }) => definitions[0]?.id === 'uploaded')?.values[0]?.counts;
  };
  await expect.poll(counts).toMatchObject({ yes: 6, no: 0, unknown: 1 });
  // Nobody touches anything, and ten minutes later it is late.
  await desk.clock.advance(10 * minute);
  await expect.poll(counts).toMatchObject({ yes: 6, no: 1, unknown: 0 });
});

test('a dispatch without a recording leaves the rate, with its reason, once the sergeant has explained it', async () => {
  const central = await measuring();
  const [like] = dispatches;
  if (like === undefined) throw new Error('no dispatch');
  const at = instant(departmentNow - 3 * hour);
  const lonely = {
    ...like,
    id: 'lonely',
    eventNumber: 'P26-900',
    reportNumber: null,
    receivedAt: at,
    dispatchedAt: at,
    enRouteAt: at,
    arrivedAt: instant(at + minute),
    clearedAt: instant(at + 20 * minute),
  };
  await central.db.transaction((tx) => putItems(tx, [itemOf('dispatch', lonely)]));
  const desk = await reviewerAt(central);
  const activation = async () => {
    const page = await pageOf(desk);
    const { left, ...counts } = page.measures[0]?.values.at(-1)?.counts ?? { left: {} };
    return { ...counts, left };
  };
  await expect.poll(activation).toEqual({ yes: 0, no: 1, unknown: 0, left: {} });
  const body = {
    answers: [{ id: 'a1', dispatchId: 'lonely' }],
    code: 'cancelled-before-arrival',
    note: '',
    foundVideoId: null,
  };
  await desk.get('answerMissing', { body });
  await expect
    .poll(activation)
    .toEqual({ yes: 0, no: 0, unknown: 0, left: { 'explained:cancelled-before-arrival': 1 } });
});

test('a changed definition is told with the period from which it holds', async () => {
  const central = await measuring();
  const uploaded = measureDefinitions.find(({ id }) => id === 'uploaded');
  if (uploaded === undefined) throw new Error('no such definition');
  const { version: _, ...written } = {
    ...uploaded,
    limitMs: ms(hour),
    since: instant(departmentNow - 20 * hour),
  };
  await central.db.transaction((tx) => publishDefinition(tx, written, 5));
  const at = instant(departmentNow - 4 * hour);
  await freshVideo(central, {
    recordedAt: at,
    endedAt: instant(at + minute),
    uploadedAt: instant(at + 3 * hour),
  });
  const desk = await reviewerAt(central);
  await isCounted(desk);
  await comesTo(desk, 'uploaded', [
    ['2026-W44', 'closed', 6, 6],
    ['2026-W45', 'open', 0, 1],
  ]);
  const page = await pageOf(desk);
  const series = page.measures.find(({ definitions }) => definitions[0]?.id === 'uploaded');
  expect(series?.definitions.map(({ version }) => version)).toEqual([1, 2]);
  expect(series?.values.map(({ definitionVersion }) => definitionVersion)).toEqual([1, 2]);
});

test('behind every number lies its list, and every part of a unit is in it once', async () => {
  const central = await measuring();
  const desk = await reviewerAt(central, 'investigator');
  await isCounted(desk);
  await comesTo(desk, 'complete', [
    ['2026-W44', 'closed', 8, 12],
    ['2026-W45', 'open', 0, 0],
  ]);
  await expectListsBehind(desk, [
    'department',
    'division:division-2',
    'squad:squad-1',
    'officer:officer-1-2',
  ]);
  const parts = await desk.get('compareMeasures', { query: { unit: 'squad:squad-1', period: '2026-W44' } });
  expect(parts.rows.map(({ unit }) => unit.name)).toEqual(
    officers
      .filter(({ squadId }) => squadId === 'squad-1')
      .map(({ name }) => name)
      .toSorted(),
  );
  const cases = await desk.get('measureCases', {
    query: {
      measure: 'complete',
      period: '2026-W44',
      outcome: 'no',
      unit: 'officer:officer-1-1',
    },
  });
  expect(cases.rows).toMatchObject([
    { kind: 'call', label: dispatches[0]?.eventNumber, why: 'late-start', dispatchId: dispatches[0]?.id },
  ]);
});

async function expectListsBehind(desk: Reviewer, units: readonly string[]): Promise<void> {
  for (const unit of units)
    for (const { definitions, values } of (await pageOf(desk, { unit })).measures)
      for (const { periodKey, counts } of values)
        for (const outcome of ['yes', 'no', 'unknown'] as const) {
          const measure = definitions[0]?.id;
          if (measure === undefined) throw new Error('a measure without a definition');
          const { rows, next } = await desk.get('measureCases', {
            query: {
              measure,
              unit,
              period: periodKey,
              outcome,
            },
          });
          expect([unit, measure, periodKey, outcome, rows.length, next]).toEqual([
            unit,
            measure,
            periodKey,
            outcome,
            counts[outcome],
            null,
          ]);
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        }
}

test('the public report is for accounts that see the whole department, and names nobody', async () => {
  const central = await measuring();
  const [chief, sergeant] = [await reviewerAt(central, 'administrator'), await reviewerAt(central)];
  await isCounted(chief);
  const query = { period: '2026-Q4' };
  expect((await sergeant.call('publicReport', { query })).problem?.code).toBe('not-allowed');
  const report = await chief.get('publicReport', { query });
  expect(report).toMatchObject({ department: 'Test department', lockedAt: null, period: { key: '2026-Q4' } });
  expect(report.measures[0]?.department).toEqual({ shown: true, count: 12, of: 12, percent: 100 });
  // Six of each division are too few.
  expect(report.measures[0]?.divisions).toEqual([
    { name: 'Division 1', value: { shown: false, says: 'hidden' } },
    { name: 'Division 2', value: { shown: false, says: 'hidden' } },
  ]);
  const text = JSON.stringify(report);
  for (const { name, badge, id } of officers)
    for (const word of [name, badge, id]) expect(text).not.toContain(word);
  for (const { id, vendorId } of videos) for (const word of [id, vendorId]) expect(text).not.toContain(word);
});
