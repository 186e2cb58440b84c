import { afterAll, beforeAll, expect, test } from 'vitest';
import { hour, second } from '../../../contract/time.ts';
import { watchSleep } from '../../../electron/core/sync/sleep.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { createFakeClock } from '../../support/clock.ts';
import { findingBody, freshVideo, openBody, quiet, reviewerAt } from '../../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

test('a machine that slept is noticed once, within ten seconds; one that is awake or whose clock is set back is not', async () => {
  const clock = createFakeClock();
  let woken = 0;
  const stop = watchSleep(clock, () => {
    woken += 1;
  });
  await clock.advance(5 * 60 * second);
  clock.set(clock.now() - hour);
  await clock.advance(60 * second);
  expect(woken).toBe(0);
  clock.set(clock.now() + 8 * hour);
  await clock.advance(10 * second);
  await clock.advance(60 * second);
  expect(woken).toBe(1);
  stop();
  clock.set(clock.now() + 8 * hour);
  await clock.advance(60 * second);
  expect(woken).toBe(1);
});

test('after a night in sleep a desk looks for news at once, without anything being written here', async () => {
  const desk = await reviewerAt(central);
  desk.core.start();
  const videoId = await freshVideo(central);
  const looks = () => desk.weather.seen.filter(({ path }) => path.startsWith('/v1/feed')).length;
  const atFirst = looks();
  while (looks() === atFirst) await desk.clock.advance(second);
  const before = looks();
  desk.clock.set(desk.clock.now() + 8 * hour);
  // The next look would be due in half a minute of being awake.
  await desk.clock.advance(10 * second);
  expect(looks()).toBeGreaterThan(before);
  await quiet(desk);
  expect((await desk.call('video', { params: { id: videoId } })).status).toBe(200);
});

test('what waits goes out after sleep, start and network alike, without another local write', async () => {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central);
  desk.core.start();
  const id = 'review-slept';
  await desk.get('openReview', { body: openBody(id, videoId) });
  await quiet(desk);
  desk.weather.always({ fault: 'offline' });
  await desk.get('addFinding', { params: { id }, body: findingBody('slept', 1000) });
  await desk.clock.advance(20 * 60 * second);
  expect((await desk.get('desk')).sync.unsent).toBe(1);
  desk.clock.set(desk.clock.now() + 8 * hour);
  desk.weather.always(null);
  await desk.clock.advance(16 * second);
  await quiet(desk);
  expect((await desk.get('review', { params: { id } })).findings[0]?.sent).toBe('accepted');
});
