import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { minute } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { accounts, videos } from '../../support/department.ts';
import { freshVideo, quiet, type Reviewer, reviewerAt } from '../../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const tag = (code: string) => ({ code, source: 'officer', setBy: null, setAt: null }) as const;

async function asked(desk: Reviewer, to: string, ...videoIds: readonly string[]) {
  return desk.get('reclassifyMany', {
    body: {
      requests: videoIds.map((videoId) => ({ id: `many-${to}-${videoId}`, videoId })),
      to,
      reason: 'A citation was written.',
      reference: 'T1',
    },
  });
}

const stateOf = async (desk: Reviewer, videoId: string) => {
  const { video, reclassifications } = await desk.get('video', { params: { id: videoId } });
  return {
    codes: video.classes.map(({ code }) => code),
    states: reclassifications.map(({ state }) => state),
  };
};

test('what is foreseen for many is what becomes of each; one that can’t be asked for keeps none back', async () => {
  const longer = await freshVideo(central);
  const shorter = await freshVideo(central, { classes: [tag('misdemeanor-citation')] });
  const same = await freshVideo(central, { classes: [tag('training')] });
  const held = await freshVideo(central, { hold: 'Litigation hold', deletedAt: null });
  const desk = await reviewerAt(central);
  const ids = [longer, same, held, 'video-2-1-1', longer, shorter];

  const { rows } = await desk.get('foresee', { body: { videoIds: ids, to: 'training' } });
  expect(rows.map(({ videoId, effect, why }) => [videoId, effect, why])).toEqual([
    [longer, 'shorter', null],
    [same, 'refused', 'class-unchanged'],
    [held, 'refused', 'held'],
    ['video-2-1-1', 'refused', 'not-here'],
    [shorter, 'shorter', null],
  ]);
  const up = await desk.get('foresee', { body: { videoIds: [longer], to: 'misdemeanor-citation' } });
  const [fresh] = videos;
  expect(up.rows[0]).toMatchObject({
    effect: 'longer',
    from: ['non-evidence'],
    deletedAtBefore: (fresh?.recordedAt ?? 0) + 180 * 24 * 60 * minute,
    deletedAtAfter: (fresh?.recordedAt ?? 0) + 1095 * 24 * 60 * minute,
  });

  const sent = await asked(desk, 'misdemeanor-citation', longer, held, 'video-2-1-1', shorter, same);
  expect(sent.rows.map(({ why }) => why)).toEqual([null, 'held', 'not-here', 'class-unchanged', null]);
  expect(sent.kept).toBe(2);
  const again = await asked(desk, 'training', longer);
  expect(again.rows[0]?.why).toBe('asked-for');
  await quiet(desk);
  expect(await stateOf(desk, longer)).toEqual({ codes: ['misdemeanor-citation'], states: ['applied'] });
  expect(await stateOf(desk, held)).toEqual({ codes: ['non-evidence'], states: [] });
});

test('the same call again is the same requests, not others', async () => {
  const video = await freshVideo(central);
  const desk = await reviewerAt(central);
  for (const _ of [1, 2]) expect((await asked(desk, 'training', video)).kept).toBe(1);
  await quiet(desk);
  expect((await asked(desk, 'training', video)).kept).toBe(1);
  await quiet(desk);
  expect((await stateOf(desk, video)).states).toEqual(['waiting-for-second']);
});

test('a class and a reason are needed before any is kept', async () => {
  const video = await freshVideo(central);
  const desk = await reviewerAt(central);
  const body = { requests: [{ id: 'r', videoId: video }], to: 'training', reason: ' ', reference: null };
  expect((await desk.call('reclassifyMany', { body })).problem?.code).toBe('reason-needed');
  const unknown = { ...body, to: 'top-secret', reason: 'x' };
  expect((await desk.call('reclassifyMany', { body: unknown })).problem?.code).toBe('code-unknown');
  expect((await desk.call('foresee', { body: { videoIds: [video], to: 'top-secret' } })).problem?.code).toBe(
    'code-unknown',
  );
});

test('a shortening waits until a second person at another desk approves it; then everybody has it', async () => {
  const video = await freshVideo(central);
  const desk = await reviewerAt(central);
  await asked(desk, 'training', video);
  await quiet(desk);
  const mine = (await desk.get('waitingRequests')).waiting.find(({ request }) => request.videoId === video);
  expect(mine).toMatchObject({ isMine: true, mayDecide: false, said: null });
  const params = { id: mine?.request.id ?? '' };
  const approve = { params, body: { decision: 'approved', note: null } } as const;
  expect((await desk.call('decideRequest', approve)).problem?.code).toBe('own-request');

  const auditor = await reviewerAt(central, 'auditor');
  expect((await auditor.call('decideRequest', approve)).problem?.code).toBe('not-allowed');
  const captain = await reviewerAt(central, 'captain');
  const seen = (await captain.get('waitingRequests')).waiting.find(({ request }) => request.id === params.id);
  expect(seen).toMatchObject({ isMine: false, mayDecide: true });
  expect((seen?.deletedAtBefore ?? 0) > (seen?.deletedAtAfter ?? 0)).toBe(true);
  const decline = { params, body: { decision: 'declined', note: null } } as const;
  expect((await captain.call('decideRequest', decline)).problem?.code).toBe('note-needed');

  captain.weather.always(() => ({ fault: 'offline' }));
  expect(await captain.get('decideRequest', approve)).toMatchObject({ said: 'approved', mayDecide: false });
  expect(await captain.get('decideRequest', approve)).toMatchObject({ said: 'approved' });
  expect(
    (await captain.call('decideRequest', { params, body: { decision: 'declined', note: 'no' } })).problem
      ?.code,
  ).toBe('request-decided');
  captain.weather.always(() => null);
  await quiet(captain);
  await quiet(desk);
  expect(await stateOf(desk, video)).toEqual({ codes: ['training'], states: ['applied'] });
  const { waiting, decided } = await desk.get('waitingRequests');
  expect(waiting.some(({ request }) => request.id === params.id)).toBe(false);
  expect(decided.find(({ request }) => request.id === params.id)?.request).toMatchObject({
    decidedBy: accounts.captain.name,
    requestedBy: accounts.sergeant.id,
  });
});

test('one’s own request can be taken back while it waits, and by nobody else', async () => {
  const video = await freshVideo(central);
  const desk = await reviewerAt(central);
  await asked(desk, 'training', video);
  await quiet(desk);
  const params = { id: `many-training-${video}` };
  const captain = await reviewerAt(central, 'captain');
  expect((await captain.call('withdrawRequest', { params })).problem?.code).toBe('not-allowed');
  expect(await desk.get('withdrawRequest', { params })).toMatchObject({ said: 'withdrawn' });
  await quiet(desk);
  expect((await stateOf(desk, video)).states).toEqual(['withdrawn']);
  expect((await asked(desk, 'misdemeanor-citation', video)).kept).toBe(1);
});

test('a class that was changed here and comes back with the feed leaves the list', async () => {
  const [dispatched] = videos;
  const desk = await reviewerAt(central);
  const listed = async () =>
    (await desk.get('risk', { query: { issue: 'citation' } })).rows.map(({ video }) => video.id);
  const id = dispatched?.id ?? '';
  // The recordings are looked at a few at a time after the first pull.
  await expect.poll(async () => (await desk.get('risk', { query: {} })).behind).toBe(0);
  expect(await listed()).toContain(id);
  await asked(desk, 'misdemeanor-citation', id);
  const row = (await desk.get('risk', { query: {} })).rows.find(({ video }) => video.id === id);
  expect(row).toMatchObject({ asked: 'kept', outcome: 'Citation T1000' });
  await quiet(desk);
  expect(await listed()).not.toContain(id);
});

test('a recording that was chosen by hand answers to the call’s outcome, and the one that overlaps no longer does', async () => {
  const own = await testCentral();
  onTestFinished(() => own.stop());
  const desk = await reviewerAt(own);
  const listed = async () =>
    (await desk.get('risk', { query: { issue: 'citation' } })).rows.map(({ video }) => video.id);
  const choose = (choiceId: string, videoIds: string[] | null) =>
    desk.get('chooseMatch', {
      params: { id: 'dispatch-1-1-1', choiceId },
      body: { videoIds, reason: 'Seen on the picture.' },
    });
  await expect.poll(async () => (await desk.get('risk', { query: {} })).behind).toBe(0);
  const before = await listed();
  expect(before).toContain('video-1-1-1');
  expect(before).not.toContain('video-1-1-2');
  await choose('c1', ['video-1-1-2']);
  expect(await listed()).toEqual(expect.arrayContaining(['video-1-1-2']));
  expect(await listed()).not.toContain('video-1-1-1');
  await choose('c2', null);
  await expect.poll(listed).toEqual(before);
  await quiet(desk);
  expect(await listed()).toEqual(before);
});
