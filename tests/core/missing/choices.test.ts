import { expect, onTestFinished, test } from 'vitest';
import { day, instant, minute } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { accounts, departmentNow } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { freshCall } from '../../support/missing.ts';
import { quiet, reviewerAt } from '../../support/reviewer.ts';

async function department(): Promise<TestCentral> {
  const central = await testCentral();
  onTestFinished(() => central.stop());
  return central;
}

const choose = (
  desk: Desk,
  choiceId: string,
  id: string,
  videoIds: string[] | null,
  reason = 'Seen on the picture.',
) => desk.call('chooseMatch', { params: { id, choiceId }, body: { videoIds, reason } });
/** Recordings are compared beside the calls of the window. */
async function comesTo(desk: Desk, id: string, ids: readonly string[]): Promise<void> {
  await expect.poll(() => ownOf(desk, id)).toEqual(ids);
}
const ownOf = async (desk: Desk, id: string) =>
  (await desk.get('match', { params: { id } })).candidates.flatMap((video) =>
    video.why.includes('own') ? [video.id] : [],
  );

test('a recording chosen by hand leaves the queue’s number of calls without one, as it leaves their list', async () => {
  const central = await department();
  const at = instant(departmentNow - 10 * day + 20 * 60 * minute);
  const times = { receivedAt: at, dispatchedAt: at, enRouteAt: at, arrivedAt: at };
  const call = await freshCall(central, { ...times, clearedAt: instant(at + 10 * minute) });
  const desk = await reviewerAt(central);
  const without = async () => (await desk.get('queue')).facts.dispatchesWithoutVideo;
  await expect.poll(without).toBe(1);
  await choose(desk, 'c1', call, ['video-1-2-1']);
  await expect.poll(without).toBe(0);
  await choose(desk, 'c2', call, []);
  await expect.poll(without).toBe(1);
});

test('recordings chosen by hand are a call’s own until the choice is taken back, here and on every other desk', async () => {
  const central = await department();
  const desk = await reviewerAt(central);
  const investigator = await reviewerAt(central, 'investigator');
  const id = 'dispatch-1-1-1';
  await comesTo(desk, id, ['video-1-1-1']);
  desk.weather.always({ fault: 'offline' });
  const kept = (await choose(desk, 'c1', id, ['video-1-2-1', 'video-1-2-2'])).value;
  expect(kept?.choices).toMatchObject([
    { id: 'c1', by: accounts.sergeant.name, sent: 'kept', replaces: null },
  ]);
  expect(await ownOf(desk, id)).toEqual(['video-1-2-1', 'video-1-2-2']);
  desk.weather.always(null);
  await quiet(desk);
  await quiet(investigator);
  expect(await ownOf(investigator, id)).toEqual(['video-1-2-1', 'video-1-2-2']);
  await choose(investigator, 'c2', id, [], 'None of them shows it.');
  await quiet(investigator);
  await quiet(desk);
  expect(await ownOf(desk, id)).toEqual([]);
  await choose(desk, 'c3', id, null, 'The rule was right.');
  await comesTo(desk, id, ['video-1-1-1']);
  await quiet(desk);
  const { choices, standingId } = await desk.get('match', { params: { id } });
  expect([choices.map((one) => [one.id, one.replaces, one.sent]), standingId]).toEqual([
    [
      ['c1', null, 'accepted'],
      ['c2', 'c1', 'accepted'],
      ['c3', 'c2', 'accepted'],
    ],
    'c3',
  ]);
});

test('a choice by hand changes what the queue shows: none of these makes it missing, another’s recording answers it', async () => {
  const central = await department();
  const call = await freshCall(central);
  const desk = await reviewerAt(central);
  const missing = async () =>
    (await desk.get('missing', { query: {} })).rows.map(({ dispatchId }) => dispatchId);
  await expect.poll(missing).toEqual([call]);
  await choose(desk, 'c1', call, ['video-1-2-1']);
  await expect.poll(missing).toEqual([]);
  await choose(desk, 'c2', 'dispatch-1-1-2', []);
  await expect.poll(missing).toEqual(['dispatch-1-1-2']);
  await choose(desk, 'c3', 'dispatch-1-1-2', null, 'It was right.');
  await expect.poll(missing).toEqual([]);
});

test('a choice has a reason, recordings that are here, and an id of its own; auditors look and do not choose', async () => {
  const central = await department();
  const call = await freshCall(central);
  const desk = await reviewerAt(central);
  const codeOf = async (outcome: ReturnType<typeof choose>) => (await outcome).problem?.code;
  expect(await codeOf(choose(desk, 'c1', call, ['video-1-1-1'], ' '))).toBe('reason-needed');
  expect(await codeOf(choose(desk, 'c1', call, ['video-2-1-1']))).toBe('not-found');
  expect(await codeOf(choose(desk, 'c1', 'no-such-call', []))).toBe('not-found');
  expect(await codeOf(choose(desk, 'c1', call, null))).toBe('bad-request');
  expect(await codeOf(choose(desk, 'c1', call, ['video-1-1-1']))).toBe(undefined);
  expect(await codeOf(choose(desk, 'c1', call, ['video-1-1-1']))).toBe(undefined);
  expect(await codeOf(choose(desk, 'c1', call, []))).toBe('id-reused');
  expect((await desk.get('match', { params: { id: call } })).choices).toHaveLength(1);
  const auditor = await reviewerAt(central, 'auditor');
  expect(await codeOf(choose(auditor, 'c9', call, []))).toBe('not-allowed');
  expect(await auditor.get('match', { params: { id: call } })).toMatchObject({ mayChoose: false });
});
