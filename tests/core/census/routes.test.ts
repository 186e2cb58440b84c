import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import type { CensusSummary } from '../../../contract/census-state.ts';
import { type Dispatch, Dispatch as DispatchSchema } from '../../../contract/nouns/dispatch.ts';
import { type Video, Video as VideoSchema } from '../../../contract/nouns/video.ts';
import { day, minute } from '../../../contract/time.ts';
import { testCentral } from '../../support/central.ts';
import { departmentNow, dispatches, videos } from '../../support/department.ts';
import { quiet, type Reviewer, reviewerAt } from '../../support/reviewer.ts';

const start = departmentNow - 20 * day;
const officerId = 'officer-1-1';
const call = (n: number, changes: Partial<Dispatch> = {}): Dispatch =>
  DispatchSchema.parse({
    ...dispatches[0],
    id: `call-${n}`,
    eventNumber: `E${n}`,
    reportNumber: null,
    officerId,
    receivedAt: null,
    dispatchedAt: start + n * 120 * minute,
    enRouteAt: null,
    arrivedAt: start + (n * 120 + 5) * minute,
    clearedAt: start + (n * 120 + 35) * minute,
    ...changes,
  });
const clip = (n: number, from: number, to: number, changes: Partial<Video> = {}): Video =>
  VideoSchema.parse({
    ...videos[0],
    id: `clip-${n}`,
    vendorId: `clip-${n}`,
    officerId,
    incidentNumber: `E${n}`,
    device: 'X1',
    recordedAt: start + (n * 120 + from) * minute,
    activatedAt: null,
    endedAt: start + (n * 120 + to) * minute,
    ...changes,
  });

/** A desk whose central has these beside the department's own. */
async function deskWith(...items: readonly (Dispatch | Video)[]): Promise<Reviewer> {
  const central = await testCentral();
  onTestFinished(() => central.stop());
  await central.db.transaction((tx) =>
    putItems(
      tx,
      items.map((item) => ('callType' in item ? itemOf('dispatch', item) : itemOf('video', item))),
    ),
  );
  const desk = await reviewerAt(central);
  await quiet(desk);
  await ready(desk);
  return desk;
}

async function ready(desk: Reviewer): Promise<CensusSummary> {
  for (;;) {
    const summary = await desk.get('census', { query: {} });
    if (summary.isReady) return summary;
    await wait(5);
  }
}

test('its numbers add up, for dispatches and for recordings, and by each filter', async () => {
  const desk = await deskWith(
    call(1),
    clip(1, 5, 35),
    call(2),
    call(3, { cancelled: true }),
    call(4),
    clip(4, 10, 35),
    call(5, { officerId: null }),
    clip(6, 0, 0),
    clip(7, 50, 60),
  );
  for (const query of [
    {},
    { officerId },
    { unitId: 'squad-1' },
    { from: start, to: start + 9 * 120 * minute },
  ]) {
    const { calls, recordings } = await desk.get('census', { query });
    expect(calls.matched + calls.unmatched + calls.refused).toBe(calls.all);
    expect(Object.values(calls.coverage).reduce((sum, count) => sum + count)).toBe(calls.matched);
    expect(calls.missing + calls.cancelled + calls.notEquipped).toBe(calls.unmatched);
    expect(calls.noOfficer + calls.noTime + calls.repeated).toBe(calls.refused);
    expect(recordings.matched + recordings.unmatched + recordings.refused).toBe(recordings.all);
    expect((await desk.get('censusCalls', { query })).count).toBe(calls.all);
    expect((await desk.get('censusRecordings', { query })).count).toBe(recordings.all);
  }
  const mine = { from: start, to: start + 9 * 120 * minute };
  const ids = async (query: object) =>
    (await desk.get('censusCalls', { query: { ...mine, ...query } })).rows.map(({ id }) => id);
  expect(await ids({})).toEqual(['call-5', 'call-4', 'call-3', 'call-2', 'call-1']);
  expect(await ids({ what: 'missing' })).toEqual(['call-2']);
  expect(await ids({ what: 'not-expected' })).toEqual(['call-3']);
  expect(await ids({ what: 'refused' })).toEqual(['call-5']);
  expect(await ids({ what: 'late-start' })).toEqual(['call-4']);
  expect(await ids({ confidence: 'high' })).toEqual(['call-4', 'call-1']);
  expect(await ids({ row: 1, limit: 2 })).toEqual(['call-4', 'call-3']);
  const alone = await desk.get('censusRecordings', { query: { ...mine, recording: 'unmatched' } });
  expect(alone.rows.map(({ id }) => id)).toEqual(['clip-7']);
});

test('one dispatch is shown with its times, its recordings and those near it', async () => {
  const desk = await deskWith(call(1), clip(1, 6, 35), clip(9, -910, -900));
  const { row, contact, recordings, rules } = await desk.get('censusCall', {
    params: { id: 'call-1' },
    query: {},
  });
  expect(row).toMatchObject({ coverage: 'late-start', lateMs: 1 * minute, recordings: 1, other: null });
  expect(contact).toEqual({ fromAt: start + 125 * minute, toAt: start + 155 * minute });
  expect(recordings.map(({ id, isOwn }) => [id, isOwn])).toEqual([
    ['clip-1', true],
    ['clip-9', false],
  ]);
  expect(rules.version).toBe(1);
  const nobody = await desk.call('censusCall', { params: { id: 'nobody' }, query: {} });
  expect(nobody.problem?.code).toBe('not-found');
});

test('a camera an hour behind is found, and both results are shown side by side', async () => {
  const calls = Array.from({ length: 20 }, (_, n) => call(n));
  const behind = calls.map((_, n) => clip(n, 5 - 60, 35 - 60));
  // The department's other cameras say what is usual.
  const others = [2, 3].flatMap((camera) =>
    calls.flatMap(({ squadId, divisionId, dispatchedAt }, n) => {
      const key = camera * 100 + n;
      const times = {
        dispatchedAt,
        arrivedAt: calls[n]?.arrivedAt ?? null,
        clearedAt: calls[n]?.clearedAt ?? null,
      };
      const who = { officerId: `officer-1-${camera}`, squadId, divisionId };
      const { recordedAt, endedAt } = clip(n, 5, 35);
      return [
        call(key, { ...who, ...times }),
        clip(key, 5, 35, { ...who, recordedAt, endedAt, device: `X${camera}` }),
      ];
    }),
  );
  const desk = await deskWith(...calls, ...behind, ...others);
  const { clocks } = await desk.get('cameraClocks');
  expect(clocks[0]).toMatchObject({
    device: 'X1',
    state: 'off',
    pairs: 20,
    offsetMs: -60 * minute,
    officerIds: [officerId],
  });
  const query = { officerId, from: start };
  const recorded = await desk.get('census', { query });
  const right = await desk.get('census', { query: { ...query, clocks: 'put-right' } });
  expect([recorded.clocks, right.clocks]).toEqual([
    { off: 1, differs: 20 },
    { off: 1, differs: 20 },
  ]);
  expect(right.calls.matched - recorded.calls.matched).toBe(20);
  expect(right.calls.coverage.full - recorded.calls.coverage.full).toBe(20);
  const { rows } = await desk.get('censusCalls', { query: { ...query, limit: 2000 } });
  expect(rows.find(({ id }) => id === 'call-3')).toMatchObject({
    state: 'unmatched',
    other: { state: 'matched', coverage: 'full' },
  });
  const { recordings } = await desk.get('censusCall', {
    params: { id: 'call-3' },
    query: { clocks: 'put-right' },
  });
  expect(recordings.find(({ isOwn }) => isOwn)).toMatchObject({
    id: 'clip-3',
    recordedAt: start + (3 * 120 - 55) * minute,
    correctionMs: 60 * minute,
  });
});
