import { expect, onTestFinished, test } from 'vitest';
import type { MissingFilter } from '../../../contract/missing-state.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { day, instant, minute } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { createFakeClock } from '../../support/clock.ts';
import { accounts, departmentNow, dispatches } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { freshCall } from '../../support/missing.ts';
import { freshVideo, quiet, reviewerAt } from '../../support/reviewer.ts';

async function department(): Promise<TestCentral> {
  const central = await testCentral();
  onTestFinished(() => central.stop());
  return central;
}

type Said = { readonly code?: string | null; readonly note?: string; readonly foundVideoId?: string | null };
const answer = (desk: Desk, id: string, dispatchIds: readonly string[], said: Said = {}) =>
  desk.call('answerMissing', {
    body: {
      answers: dispatchIds.map((dispatchId, at) => ({ id: at === 0 ? id : `${id}-${at}`, dispatchId })),
      code: said.code === undefined ? 'unexplained' : said.code,
      note: said.note ?? '',
      foundVideoId: said.foundVideoId ?? null,
    },
  });
type Query = { readonly state?: MissingFilter['state']; readonly code?: string };
const queue = (desk: Desk, query: Query = {}) => desk.get('missing', { query });
const idsIn = async (desk: Desk, query: Query = {}) =>
  (await queue(desk, query)).rows.map(({ dispatchId }) => dispatchId);
/** Calls and recordings are compared beside the calls of the window, and it is told when there is something new. */
async function comesTo(desk: Desk, ids: readonly string[], query: Query = {}): Promise<void> {
  await expect.poll(() => idsIn(desk, query)).toEqual(ids);
}
async function isJudged(desk: Desk): Promise<void> {
  await expect.poll(async () => (await queue(desk)).isJudged).toBe(true);
}

test('a dispatch without a recording stays due until the officer’s sergeant answers; priority calls come first, then the oldest', async () => {
  const central = await department();
  const newer = await freshCall(central);
  const older = await freshCall(central);
  const urgent = await freshCall(central, { urgent: true });
  await freshCall(central, { cancelled: true });
  await freshCall(central, { equipped: false });
  const desk = await reviewerAt(central);
  await comesTo(desk, [urgent, older, newer]);
  expect(await queue(desk)).toMatchObject({ total: 3, mayAnswer: true, counts: { due: 3, urgent: 1 } });

  const kept = await answer(desk, 'a1', [urgent, older], {
    code: 'cancelled-before-arrival',
    note: 'Radio log.',
  });
  expect(kept.value?.answers).toMatchObject([
    { id: 'a1', dispatchId: urgent, by: accounts.sergeant.name, listVersion: 1, replaces: null },
    { id: 'a1-1', dispatchId: older, note: 'Radio log.' },
  ]);
  expect(await idsIn(desk)).toEqual([newer]);
  expect(await idsIn(desk, { state: 'explained' })).toEqual([urgent, older]);
  await answer(desk, 'a2', [newer], { code: 'equipment-failure' });
  expect(await idsIn(desk)).toEqual([]);
  const { counts } = await queue(desk);
  expect(counts).toEqual({ due: 0, urgent: 0, waiting: 0, explained: 2, unexplained: 1 });
  expect(await idsIn(desk, { state: 'unexplained', code: 'equipment-failure' })).toEqual([newer]);
});

test('the queue’s number of calls without a recording leaves out those that are explained', async () => {
  const central = await department();
  const recent = (days: number, urgent = false) => {
    const at = instant(departmentNow - days * day + 20 * 60 * minute);
    const clearedAt = instant(at + 10 * minute);
    return freshCall(central, {
      receivedAt: at,
      dispatchedAt: at,
      enRouteAt: at,
      arrivedAt: at,
      clearedAt,
      urgent,
    });
  };
  const [oldest, newest] = [await recent(20, true), await recent(10)];
  const desk = await reviewerAt(central);
  const facts = async () => {
    const { dispatchesWithoutVideo, urgentWithoutVideo, oldestWithoutVideoAt } = (await desk.get('queue'))
      .facts;
    return [dispatchesWithoutVideo, urgentWithoutVideo, oldestWithoutVideoAt !== null];
  };
  await expect.poll(facts).toEqual([2, 1, true]);
  const before = (await desk.get('queue')).facts.oldestWithoutVideoAt ?? 0;
  await answer(desk, 'a1', [oldest], { code: 'cancelled-before-arrival' });
  expect(await facts()).toEqual([1, 0, true]);
  expect((await desk.get('queue')).facts.oldestWithoutVideoAt).toBeGreaterThan(before);
  await answer(desk, 'a2', [newest], { code: 'unexplained' });
  expect(await facts()).toEqual([1, 0, true]);
  await answer(desk, 'a3', [newest], { code: 'cancelled-before-arrival' });
  expect(await facts()).toEqual([0, 0, false]);
});

test('what is answered without the network waits, arrives once, and every desk in scope sees it; others see nothing', async () => {
  const central = await department();
  const call = await freshCall(central);
  const desk = await reviewerAt(central);
  const captain = await reviewerAt(central, 'captain');
  await comesTo(desk, [call]);
  desk.weather.always({ fault: 'offline' });
  await answer(desk, 'a1', [call], { code: 'found-elsewhere', foundVideoId: 'video-1-2-1' });
  expect((await queue(desk, { state: 'explained' })).rows[0]?.answer).toMatchObject({
    id: 'a1',
    sent: 'kept',
  });
  expect((await desk.get('sync')).waiting.map(({ says }) => says)).toEqual([
    expect.stringMatching(/^No recording: found-elsewhere, KC26-8\d+, J. Whitfield$/),
  ]);
  desk.weather.always(null);
  await quiet(desk);
  await quiet(captain);
  await isJudged(captain);
  for (const one of [desk, captain])
    expect((await queue(one, { state: 'explained' })).rows).toMatchObject([
      {
        dispatchId: call,
        state: 'explained',
        answer: { id: 'a1', foundVideoId: 'video-1-2-1', sent: 'accepted' },
      },
    ]);
  const auditor = await reviewerAt(central, 'auditor');
  await isJudged(auditor);
  expect(await queue(auditor, { state: 'explained' })).toMatchObject({ total: 1, mayAnswer: false });
  const other = await reviewerAt(central, 'otherSergeant');
  await isJudged(other);
  expect(await idsIn(other, { state: 'all' })).not.toContain(call);
  // And the other way.
  await answer(captain, 'a2', [call], { code: 'unexplained', note: 'It is another call’s.' });
  await quiet(captain);
  await quiet(desk);
  const { answers, standingId } = await desk.get('missingCall', { params: { id: call } });
  expect([answers.map(({ id, by }) => [id, by]), standingId]).toEqual([
    [
      ['a1', accounts.sergeant.name],
      ['a2', accounts.captain.name],
    ],
    'a2',
  ]);
});

test('two who answer differently without the network are both on record, and the later to arrive stands everywhere', async () => {
  const central = await department();
  const call = await freshCall(central);
  const desk = await reviewerAt(central);
  const captain = await reviewerAt(central, 'captain');
  for (const one of [desk, captain]) one.weather.always({ fault: 'offline' });
  await answer(desk, 'mine', [call], { code: 'unexplained' });
  await answer(captain, 'theirs', [call], { code: 'cancelled-before-arrival' });
  captain.weather.always(null);
  await quiet(captain);
  desk.weather.always(null);
  await quiet(desk);
  await quiet(captain);
  for (const one of [desk, captain]) {
    const { answers, standingId, state } = await one.get('missingCall', { params: { id: call } });
    expect([standingId, state]).toEqual(['mine', 'unexplained']);
    expect(answers.map(({ id, replaces, crossed }) => [id, replaces, crossed]).toSorted()).toEqual([
      ['mine', 'theirs', true],
      ['theirs', null, false],
    ]);
  }
});

test('an answer is undone by a newer one, and an id is never used twice for different words', async () => {
  const central = await department();
  const call = await freshCall(central);
  const desk = await reviewerAt(central);
  await comesTo(desk, [call]);
  expect((await answer(desk, 'u0', [call], { code: null })).problem?.code).toBe('bad-request');
  const first = (await answer(desk, 'a1', [call])).value;
  await quiet(desk);
  expect((await answer(desk, 'a1', [call])).value?.answers[0]).toMatchObject({
    id: first?.answers[0]?.id,
    sent: 'accepted',
  });
  expect((await answer(desk, 'a1', [call], { note: 'Other words.' })).problem?.code).toBe('id-reused');
  expect((await answer(desk, 'u1', [call], { code: null })).value?.answers).toMatchObject([
    { replaces: 'a1' },
  ]);
  expect(await idsIn(desk)).toEqual([call]);
  await quiet(desk);
  expect(await idsIn(desk)).toEqual([call]);
  expect((await desk.get('sync')).tray).toEqual([]);
  expect((await desk.get('missingCall', { params: { id: call } })).answers.map(({ id }) => id)).toEqual([
    'a1',
    'u1',
  ]);
});

test('who only looks doesn’t answer, a code is on the list, and one that says too little has a note or the recording', async () => {
  const central = await department();
  const call = await freshCall(central);
  const desk = await reviewerAt(central);
  const refusedAs = async (said: Said, on: readonly string[] = [call]) =>
    (await answer(desk, `r-${JSON.stringify(said)}`.slice(0, 60), on, said)).problem?.code;
  expect(await refusedAs({ code: 'eaten-by-a-dog' })).toBe('code-unknown');
  expect(await refusedAs({ code: 'exception-documented', note: ' ' })).toBe('reason-needed');
  expect(await refusedAs({ code: 'found-elsewhere' })).toBe('reason-needed');
  expect(await refusedAs({ code: 'unexplained', foundVideoId: 'video-1-1-1' })).toBe('answer-not-fitting');
  expect(await refusedAs({ code: 'found-elsewhere', foundVideoId: 'video-2-1-1' })).toBe('not-found');
  expect(await refusedAs({}, [call, 'no-such-call'])).toBe('not-found');
  expect(await refusedAs({}, [call, call])).toBe('bad-request');
  await comesTo(desk, [call]);
  for (const who of ['auditor', 'investigator', 'administrator'] as const) {
    const looker = await reviewerAt(central, who);
    expect((await answer(looker, `by-${who}`, [call])).problem?.code, who).toBe('not-allowed');
    expect((await looker.get('missingCall', { params: { id: call } })).mayAnswer).toBe(false);
  }
});

test('an upload that is waited for is due again after the days that the list says, and gone once it is there', async () => {
  const central = await department();
  const [long, short] = [await freshCall(central), await freshCall(central)];
  // Another machine of the sergeant's, whose clock is as it was three days ago.
  const before = await reviewerAt(central, 'sergeant', createFakeClock(instant(departmentNow - 3 * day)));
  await answer(before, 'a1', [long], { code: 'upload-pending' });
  await quiet(before);
  const desk = await reviewerAt(central);
  await answer(desk, 'a2', [short], { code: 'upload-pending' });
  await comesTo(desk, [long]);
  expect(await idsIn(desk, { state: 'waiting' })).toEqual([short]);
  const { dispatch, state } = await desk.get('missingCall', { params: { id: long } });
  expect(state).toBe('again');
  const from = dispatch.arrivedAt ?? departmentNow;
  await freshVideo(central, { recordedAt: from, activatedAt: from, endedAt: instant(from + 10 * minute) });
  await quiet(desk);
  await comesTo(desk, [short], { state: 'all' });
  expect(await desk.get('missingCall', { params: { id: long } })).toMatchObject({ isMissing: false });
});

test('a call shows who else recorded it, recordings with its number or near it, and an exception in its disposition', async () => {
  const central = await department();
  const [, , , partner] = dispatches as [Dispatch, Dispatch, Dispatch, Dispatch];
  const begun = instant((partner.dispatchedAt ?? 0) + minute);
  const call = await freshCall(central, {
    eventNumber: partner.eventNumber,
    dispatchedAt: begun,
    receivedAt: null,
    enRouteAt: null,
    arrivedAt: null,
    clearedAt: instant(begun + 10 * minute),
    disposition: 'No video: equipment-failure reported',
  });
  const numbered = await freshVideo(central, {
    incidentNumber: partner.eventNumber.replace('-', ' '),
    officerId: 'officer-2-1',
  });
  const recordedAt = instant(begun + 70 * minute);
  const near = await freshVideo(central, {
    incidentNumber: null,
    recordedAt,
    activatedAt: recordedAt,
    endedAt: instant(begun + 75 * minute),
  });
  const desk = await reviewerAt(central);
  await isJudged(desk);
  const detail = await desk.get('missingCall', { params: { id: call } });
  expect(
    detail.others.map(({ officerName, videos: theirs }) => [officerName, theirs.map(({ id }) => id)]),
  ).toEqual([['T. Okafor', ['video-1-2-1']]]);
  expect(detail.found.map(({ id, why }) => [id, why])).toEqual([
    [numbered, ['number']],
    ['video-1-1-1', ['same-officer']],
    [near, ['same-officer']],
  ]);
  expect(detail.exception).toBe('equipment-failure');
  expect((await queue(desk)).rows[0]?.others).toEqual({ sent: 1, recorded: 1 });
});
