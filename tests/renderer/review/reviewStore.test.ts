import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ms } from '../../../contract/time.ts';
import { openQuestions } from '../../../renderer/review/openQuestions.ts';
import { drawn as drawnSample } from '../../core/samples/audit.ts';
import { accounts, type TestCentral, testCentral } from '../../support/central.ts';
import { freshVideo } from '../../support/reviewer.ts';
import { lateStart, reviewOf } from './reviewAtDesk.ts';

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

const opened = (videoId?: string) => reviewOf(central, videoId);

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
  await review.openFor({ purpose: 'complaint' });
  expect(state()).toMatchObject({
    phase: 'open',
    review: { review: { purpose: 'complaint', dutyId: null } },
  });
});

test('an item of a sample says why it is watched, and its review belongs to the sample', async () => {
  const { desk, review, state } = await due();
  const drawn = await drawnSample(desk, {}, { plan: 'plan-in-store', draw: 'draw-in-store' });
  const item = drawn.rows.find(({ video }) => video !== null);
  const sample = { drawId: drawn.id, itemId: item?.item.id ?? '' };
  await review.open(item?.video?.id ?? '', null, accounts.sergeant.id, sample);
  expect(state()).toMatchObject({
    phase: 'open',
    duty: null,
    sample,
    review: { review: { purpose: 'audit', sample } },
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

test('what is typed into a note is kept whole, whatever fails in between', async () => {
  const { review, state, weather } = await opened(await freshVideo(central));
  await review.openFor({ purpose: 'audit' });
  weather.refuse = 'disk-full';
  review.setNote('a first part');
  expect(await review.flush()).toBe(false);
  expect(state().complaint?.what).toBe('Your note was not kept yet.');
  weather.refuse = null;
  review.setNote('a first part, and a second');
  expect(await review.flush()).toBe(true);
  expect(state().review?.review.note).toBe('a first part, and a second');
});

test('an answer is kept with its moment and the hint beside it, and can be taken back', async () => {
  const { review, state, weather } = await opened(await freshVideo(central));
  await review.openFor({ purpose: 'audit' });
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
  const { review, state, moment } = await opened(await freshVideo(central));
  await review.openFor({ purpose: 'audit' });
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
  expect(review.tag(lateStart, moment())).toBeNull();
});

test('a video that can’t be shown is submitted as unavailable, and not otherwise', async () => {
  const { review, state } = await opened(await freshVideo(central));
  await review.openFor({ purpose: 'audit' });
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
