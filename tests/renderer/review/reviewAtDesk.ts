import { vi } from 'vitest';
import { deskApi } from '../../../contract/desk-api.ts';
import { problemOf, type RefusalCode, refusals } from '../../../contract/problem.ts';
import { ms } from '../../../contract/time.ts';
import { call } from '../../../renderer/api/call.ts';
import { frameStamp } from '../../../renderer/player/frames.ts';
import { createAhead } from '../../../renderer/review/ahead.ts';
import { newId } from '../../../renderer/review/ids.ts';
import { exactly } from '../../../renderer/review/marks.ts';
import { createReviewStore } from '../../../renderer/review/reviewStore.ts';
import { accounts, type TestCentral } from '../../support/central.ts';
import { freshVideo, type Reviewer, reviewerAt } from '../../support/reviewer.ts';

export const lateStart = { code: 'late-start', label: 'Late start' };
export const earlyStop = { code: 'early-stop', label: 'Early stop' };

type Weather = {
  refuse: RefusalCode | null;
  /** Answers to these paths are held back until it is over. */
  held: { path: RegExp; until: Promise<unknown> } | null;
  sent: { method: string; path: string; body: unknown }[];
};

/** The review's store on the window's own caller, a real core and a real central; only the disk and the network are made. */
export async function reviewOf(central: TestCentral, videoId?: string) {
  const desk = await reviewerAt(central);
  const weather: Weather = { refuse: null, held: null, sent: [] };
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => answer(desk, weather, path, init));
  const player = { seconds: 61.394_967 };
  const ahead = createAhead((id) => call(deskApi.playback, { params: { id }, body: {} }));
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

async function answer(desk: Reviewer, weather: Weather, path: string, init: RequestInit): Promise<Response> {
  const { method = 'GET' } = init;
  weather.sent.push({
    method,
    path,
    body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
  });
  const { refuse, held } = weather;
  const reply =
    refuse !== null && method !== 'GET'
      ? Response.json(problemOf({ refused: refuse }), { status: refusals[refuse].status })
      : await desk.core.fetch(new Request(`http://desk.invalid${path}`, { ...init, cache: 'default' }));
  if (held?.path.test(`${method} ${path}`)) await held.until;
  return reply;
}

/** Holds answers back until they are let go. */
export function hold(weather: Weather, path: RegExp): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  weather.held = { path, until: promise };
  return () => {
    weather.held = null;
    resolve();
  };
}
