import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { deskApi } from '../../../contract/desk-api.ts';
import { ms } from '../../../contract/time.ts';
import { call } from '../../../renderer/api/call.ts';
import { frameStamp } from '../../../renderer/player/frames.ts';
import { createAhead } from '../../../renderer/review/ahead.ts';
import { newId } from '../../../renderer/review/ids.ts';
import type { Group } from '../../../renderer/review/kinds.ts';
import { type CodeItem, codesOf } from '../../../renderer/review/reviewState.ts';
import { createReviewStore } from '../../../renderer/review/reviewStore.ts';
import { createTagging } from '../../../renderer/review/tagging.ts';
import { accounts, type TestCentral, testCentral } from '../../support/central.ts';
import { reviewerAt } from '../../support/reviewer.ts';

/** Tag keys pressed sooner than the desk answers, on the review's own store, a real core and a real central. */
let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());
afterEach(() => vi.unstubAllGlobals());

async function seated() {
  const desk = await reviewerAt(central);
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    desk.core.fetch(new Request(`http://desk.invalid${path}`, { ...init, cache: 'default' })),
  );
  const glass = { seconds: 0, playing: false, speed: 1 };
  const player = {
    frameTime: () => shownAt(glass.seconds),
    frameTimeAt: (atMs: number) => shownAt(atMs / 1000),
    store: { getState: () => glass },
  };
  const review = createReviewStore({
    call,
    ids: newId,
    ahead: createAhead((id) => call(deskApi.playback, { params: { id }, body: {} })),
    frameTime: player.frameTime,
    watched: () => ({ stretches: [], shownMs: ms(0) }),
  });
  const said: string[] = [];
  let known: readonly CodeItem[] | null = null;
  const kinds = {
    now: () => known,
    soon: async () => {
      const { codeLists } = await desk.get('catalogue');
      known = codesOf(codeLists, 'finding');
      return known;
    },
  };
  const press = createTagging({
    player,
    review,
    reaction: { ms: 0 },
    kinds,
    say: (sentence) => said.push(sentence),
  });
  /** Presses; the answer comes when its card is open. */
  const tag = (group: Group) => new Promise<void>((opened) => press(group, false, opened));
  const marks = () =>
    review.store.getState().review?.findings.map(({ finding }) => ({
      kind: finding.kind,
      startMs: finding.mark.startMs,
      endMs: finding.mark.endMs,
    }));
  return { review, glass, tag, said, marks };
}

function shownAt(seconds: number) {
  return { ms: Math.round(seconds * 1000), frame: frameStamp({ seconds, count: 1 }, seconds, null) };
}

test('a tag pressed while the review is being opened waits for it, keeps its own moment, and opens its card', async () => {
  const { review, glass, tag, marks } = await seated();
  const opening = review.open('video-1-1-1', null, accounts.sergeant.id);
  glass.seconds = 2;
  const tagged = tag('late');
  glass.seconds = 5;
  await opening;
  await tagged;
  await review.flush();
  expect(marks()).toEqual([{ kind: 'late-start', startMs: 2000, endMs: null }]);
  expect(review.store.getState().editing).toBe(review.store.getState().selected);
  expect(review.store.getState().editing).not.toBeNull();
});

test('a range begun and ended while the review is being opened is that range, and what comes after it stays after it', async () => {
  const { review, glass, tag, marks } = await seated();
  const opening = review.open('video-1-1-1', null, accounts.sergeant.id);
  glass.playing = true;
  glass.seconds = 3;
  void tag('early');
  glass.seconds = 4;
  void tag('early');
  glass.playing = false;
  glass.seconds = 6;
  const last = tag('note');
  await opening;
  await last;
  await review.flush();
  expect(marks()).toEqual([
    { kind: 'early-stop', startMs: 3000, endMs: 4000 },
    { kind: 'other', startMs: 6000, endMs: null },
  ]);
  expect(review.store.getState().running).toEqual([]);
});

test('a tag that can’t be put is answered with the reason', async () => {
  const { review, tag, said } = await seated();
  await review.open('video-1-1-2', null, accounts.sergeant.id);
  void tag('late');
  await expect.poll(() => said).toEqual(['Say first why you are watching; then marks can be put.']);
});

test('a review that can’t be opened says so of the mark that waited for it', async () => {
  const { review, tag, said } = await seated();
  const opening = review.open('no-such-video', null, accounts.sergeant.id);
  void tag('late');
  await opening;
  await expect.poll(() => said).toEqual(['No mark was put: the review could not be opened.']);
});
