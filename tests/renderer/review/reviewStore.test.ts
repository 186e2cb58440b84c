import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { deskApi } from '../../../contract/desk-api.ts';
import { problemOf, type RefusalCode, refusals } from '../../../contract/problem.ts';
import { ms } from '../../../contract/time.ts';
import { call } from '../../../renderer/api/call.ts';
import { frameStamp } from '../../../renderer/player/frames.ts';
import { createAhead } from '../../../renderer/review/ahead.ts';
import { newId } from '../../../renderer/review/ids.ts';
import { exactly } from '../../../renderer/review/marks.ts';
import { openQuestions } from '../../../renderer/review/openQuestions.ts';
import { createReviewStore } from '../../../renderer/review/reviewStore.ts';
import { accounts, type TestCentral, testCentral } from '../../support/central.ts';
import { freshVideo, type Reviewer, reviewerAt } from '../../support/reviewer.ts';

/** The review's store on the window's own caller, a real core and a real central; only the disk and the network are made. */
let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());
afterEach(() => vi.unstubAllGlobals());

const playback = {
  handle: 'h'.repeat(32),
  kind: 'progressive',
  mime: 'video/mp4',
  sizeBytes: 1,
  durationMs: ms(1000),
  sha256: 'a'.repeat(64),
} as const;

const lateStart = { code: 'late-start', label: 'Late start' };

type Weather = { refuse: RefusalCode | null; sent: { method: string; path: string; body: unknown }[] };

async function opened(videoId?: string) {
  const desk = await reviewerAt(central);
  const weather: Weather = { refuse: null, sent: [] };
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => answer(desk, weather, path, init));
  const player = { seconds: 61.394_967 };
  const ahead = createAhead((id) => call(deskApi.playback, { params: { id } }));
  const review = createReviewStore({
    call,
    ahead,
    ids: newId,
    frameTime: () => ({
      ms: Math.round(player.seconds * 1000),
      frame: frameStamp({ seconds: player.seconds, count: 1 }, player.seconds, null),
    }),
    watched: () => ({
      stretches: [{ startMs: ms(0), endMs: ms(9000), speed: 1, sound: true }],
      shownMs: ms(9000),
    }),
  });
  const moment = () => {
    const at = Math.round(player.seconds * 1000);
    return exactly({
      ms: at,
      frame: frameStamp({ seconds: player.seconds, count: 1 }, player.seconds, null),
    });
  };
  const id = videoId ?? (await freshVideo(central));
  if (videoId === undefined) await desk.get('syncNow');
  await review.open(id, null, accounts.sergeant.id);
  return { desk, weather, player, review, ahead, id, moment, state: () => review.store.getState() };
}

function answer(desk: Reviewer, weather: Weather, path: string, init: RequestInit): Promise<Response> {
  const { method = 'GET' } = init;
  weather.sent.push({
    method,
    path,
    body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
  });
  if (weather.refuse !== null && method !== 'GET')
    return Promise.resolve(
      Response.json(problemOf({ refused: weather.refuse }), { status: refusals[weather.refuse].status }),
    );
  return desk.core.fetch(new Request(`http://desk.invalid${path}`, { ...init, cache: 'default' }));
}

/** Opened and begun: the reviewer has a duty for this one. */
const due = () => opened('video-1-1-1');

test('a duty says why it is watched, so the review opens at once', async () => {
  const { state } = await due();
  expect(state()).toMatchObject({
    phase: 'open',
    duty: { id: 'duty-1-1-1' },
    review: { review: { dutyId: 'duty-1-1-1', purpose: 'periodic', state: 'open' } },
  });
});

test('without a duty the reviewer says first why, and nothing is opened or played before', async () => {
  const { review, state, weather } = await opened('video-1-1-2');
  expect(state()).toMatchObject({ phase: 'purpose', review: null });
  expect(weather.sent.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(state().footage.state).toBe('asking');
  await review.openFor('complaint');
  expect(state()).toMatchObject({
    phase: 'open',
    review: { review: { purpose: 'complaint', dutyId: null } },
  });
});

test('footage asked ahead is there at once, and is asked for no second time', async () => {
  const { review, state, weather, ahead } = await due();
  ahead.keep('video-1-1-1', playback);
  weather.sent.length = 0;
  const opening = review.open('video-1-1-1', null, accounts.sergeant.id);
  expect(state().footage).toMatchObject({ state: 'playable', source: { url: `/media/${playback.handle}` } });
  await opening;
  expect(state()).toMatchObject({ phase: 'open', footage: { state: 'playable' } });
  expect(weather.sent.filter(({ path }) => path.endsWith('/playback'))).toEqual([]);
});

test('footage asked ahead for a duty that is over is taken away again, and the purpose is asked', async () => {
  const { review, state, ahead } = await opened('video-1-1-2');
  ahead.keep('video-1-1-2', playback);
  await review.open('video-1-1-2', null, accounts.sergeant.id);
  expect(state()).toMatchObject({ phase: 'purpose', footage: { state: 'asking' } });
  expect(ahead.known('video-1-1-2')).toBeNull();
});

test('what the central refuses now is not relied on the next time', async () => {
  const { review, state, ahead } = await due();
  ahead.keep('video-1-1-1', playback);
  await review.open('video-1-1-1', null, accounts.sergeant.id);
  await review.askFootage();
  expect(state().trouble?.code).toBe('missing');
  expect(ahead.known('video-1-1-1')).toBeNull();
});

test('a duty of somebody else is no reason', async () => {
  const { review, state } = await opened('video-1-1-2');
  await review.open('video-1-1-1', 'duty-1-1-1', accounts.auditor.id);
  expect(state()).toMatchObject({ phase: 'purpose', duty: null });
});

test('footage that has not arrived is a fact about the video, shown and kept with the review', async () => {
  const { review, state } = await due();
  await review.flush();
  expect(state().footage.state).toBe('unavailable');
  expect(state().trouble?.code).toBe('missing');
  expect(state().review?.review.trouble).toMatchObject({ code: 'missing' });
});

test('a tag is the picture that was on the glass when the key was pressed, however long the core takes', async () => {
  const { review, state, player, moment } = await due();
  const tagging = review.tag(lateStart, moment(), true);
  player.seconds = 99;
  expect(state().review?.findings).toEqual([]);
  expect(await tagging).not.toBeNull();
  const [kept] = state().review?.findings ?? [];
  expect(kept).toMatchObject({
    sent: 'kept',
    finding: { kind: 'late-start', mark: { startMs: 61_395, startFrame: { pts: 61_394_967 } } },
  });
  expect(state()).toMatchObject({ selected: kept?.finding.id, editing: kept?.finding.id });
});

test('a tag that the disk has no room for says so, and trying again keeps that very moment', async () => {
  const { review, state, player, weather, moment } = await due();
  const before = state().review?.findings.length ?? 0;
  weather.refuse = 'disk-full';
  player.seconds = 12.345;
  expect(await review.tag({ code: 'early-stop', label: 'Early stop' }, moment(), true)).toBeNull();
  expect(state().complaint).toMatchObject({
    what: 'Early stop at 00:00:12.345 was not kept.',
    problem: { code: 'disk-full' },
  });
  expect(state().review?.findings).toHaveLength(before);
  weather.refuse = null;
  player.seconds = 50;
  state().complaint?.again?.();
  await vi.waitFor(() => expect(state().review?.findings).toHaveLength(before + 1));
  expect(
    state().review?.findings.find(({ finding }) => finding.kind === 'early-stop')?.finding.mark.startMs,
  ).toBe(12_345);
});

test('what is typed into a note is kept whole, whatever fails in between', async () => {
  const { review, state, weather } = await opened(await freshVideoAtDesk());
  await review.openFor('audit');
  weather.refuse = 'disk-full';
  review.setNote('a first part');
  expect(await review.flush()).toBe(false);
  expect(state().complaint?.what).toBe('Your note was not kept yet.');
  weather.refuse = null;
  review.setNote('a first part, and a second');
  expect(await review.flush()).toBe(true);
  expect(state().review?.review.note).toBe('a first part, and a second');
});

test('changes to one finding do not overtake one another', async () => {
  const { review, state, moment } = await opened(await freshVideoAtDesk());
  await review.openFor('audit');
  await review.tag(lateStart, moment(), true);
  const id = state().editing ?? '';
  review.changeFinding(id, { note: 'w' }, 100);
  review.changeFinding(id, { reasonHeard: 'no' });
  review.changeFinding(id, { note: 'what was seen' }, 100);
  expect(await review.flush()).toBe(true);
  expect(state().review?.findings[0]?.finding).toMatchObject({
    note: 'what was seen',
    reasonHeard: 'no',
    kind: 'late-start',
  });
});

test('a removed finding is gone, from the card too', async () => {
  const { review, state, moment } = await opened(await freshVideoAtDesk());
  await review.openFor('audit');
  await review.tag(lateStart, moment(), true);
  await review.removeFinding(state().editing ?? '');
  expect(state()).toMatchObject({ editing: null, selected: null, review: { findings: [] } });
});

test('a tag is taken back and done again as the very same mark, and so is a change and a removal', async () => {
  const { desk, review, state, moment } = await opened(await freshVideoAtDesk());
  await review.openFor('audit');
  const id = (await review.tag(lateStart, moment(), true)) ?? '';
  const finding = () => state().review?.findings[0]?.finding;
  const tagged = finding();
  review.changeFinding(id, { reasonHeard: 'no' });
  await review.flush();
  expect(await review.undo()).toBe('a change to the mark at 00:01:01.395');
  expect(finding()).toMatchObject({ id, reasonHeard: null });
  expect(await review.undo()).toBe('late start at 00:01:01.395');
  expect(state().review?.findings).toEqual([]);
  expect(await review.undo()).toBeNull();
  expect(await review.redo()).toBe('late start at 00:01:01.395');
  expect(finding()).toMatchObject({ id, mark: tagged?.mark });
  expect(await review.redo()).toBe('a change to the mark at 00:01:01.395');
  expect(finding()).toMatchObject({ reasonHeard: 'no' });
  await review.removeFinding(id);
  expect(await review.undo()).toBe('removing the mark at 00:01:01.395');
  expect(finding()).toMatchObject({ id, reasonHeard: 'no' });
  // What the window shows is what the core has kept.
  const kept = await desk.get('review', { params: { id: state().review?.review.id ?? '' } });
  expect(kept.findings).toMatchObject([{ finding: { id, reasonHeard: 'no' } }]);
});

test('a range begun while playing is kept at once, and its end is added to the same mark', async () => {
  const { review, state, moment, player } = await opened(await freshVideoAtDesk());
  await review.openFor('audit');
  player.seconds = 10;
  await review.begin(lateStart, 'late', moment());
  expect(state()).toMatchObject({ editing: null, running: [{ group: 'late' }] });
  player.seconds = 12;
  await review.begin({ code: 'early-stop', label: 'Early stop' }, 'early', moment());
  player.seconds = 15.5;
  const [first] = state().running;
  if (first === undefined) throw new Error('nothing runs');
  review.end(first, moment());
  await review.flush();
  expect(state()).toMatchObject({ editing: first.id, running: [{ group: 'early' }] });
  expect(state().review?.findings.map(({ finding }) => [finding.mark.startMs, finding.mark.endMs])).toEqual([
    [10_000, 15_500],
    [12_000, null],
  ]);
});

test('an answer is kept with its moment and the hint beside it, and can be taken back', async () => {
  const { review, state, weather } = await opened(await freshVideoAtDesk());
  await review.openFor('audit');
  await review.answer('started-before-contact', 'no', '57 s after arrival');
  expect(state().review?.answers).toMatchObject([
    { answer: { value: 'no', hint: '57 s after arrival', atMs: 61_395 } },
  ]);
  weather.refuse = 'disk-full';
  await review.answer('started-before-contact', 'yes', null);
  expect(state().answering).toEqual({});
  expect(state().review?.answers[0]?.answer.value).toBe('no');
  weather.refuse = null;
  await review.answer('started-before-contact', null, null);
  expect(state().review?.answers).toEqual([]);
});

test('submitting says what is missing, then goes through with everything that was typed', async () => {
  const { review, state, moment } = await opened(await freshVideoAtDesk());
  await review.openFor('audit');
  review.setTrouble(null);
  expect(await review.submit()).toBe('review-incomplete');
  expect(openQuestions(state().review).map(({ id }) => id)).toEqual([
    'started-before-contact',
    'recorded-to-end',
  ]);
  await review.answer('started-before-contact', 'yes', null);
  await review.answer('recorded-to-end', 'yes', null);
  expect(await review.submit()).toBe('outcome-missing');
  review.setOutcome('no-issue');
  review.setNote('typed at the last moment');
  const submitted = await review.submit();
  expect(submitted).toHaveProperty('next');
  expect(state().review?.review).toMatchObject({
    state: 'submitted',
    outcome: 'no-issue',
    note: 'typed at the last moment',
    watched: { shownMs: 9000 },
  });
  expect(await review.tag(lateStart, moment(), true)).toBeNull();
});

test('a video that can’t be shown is submitted as unavailable, and not otherwise', async () => {
  const { review, state } = await opened(await freshVideoAtDesk());
  await review.openFor('audit');
  review.setTrouble({ code: 'no-picture', atMs: null, says: 'No picture.' });
  review.setOutcome('no-issue');
  await review.answer('started-before-contact', 'yes', null);
  await review.answer('recorded-to-end', 'yes', null);
  expect(await review.submit()).toBe('not-viewable');
  review.setUnavailable('corrupt');
  expect(await review.submit()).toHaveProperty('next');
  expect(state().review?.review).toMatchObject({ state: 'submitted', unavailable: 'corrupt', outcome: null });
});

test('an answer for a video that was left meanwhile is not shown on the next one', async () => {
  const { review, state } = await due();
  const slow = review.open('video-1-1-2', null, accounts.sergeant.id);
  const fast = review.open('video-1-2-1', null, accounts.sergeant.id);
  await Promise.all([slow, fast]);
  expect(state().detail?.video.id).toBe('video-1-2-1');
});

/** A video that the central published; the desk that opens it pulls it first. */
async function freshVideoAtDesk(): Promise<string> {
  return await freshVideo(central);
}
