import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { settle } from '../../support/clock.ts';
import { makeDesk, noNetwork } from '../../support/desk.ts';
import { type Reviewer, reviewerAt, signIn } from '../../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

test('before anybody signs in the desk knows how its central introduces itself', async () => {
  const desk = makeDesk({ centralFetch: central.fetch });
  desk.core.start();
  await settle();
  expect(await desk.get('desk')).toMatchObject({
    account: null,
    central: { name: 'Test department', banner: 'For authorised use only.', problem: null },
  });
});

test('a central that comes back is noticed without anybody asking', async () => {
  let up = false;
  const desk = makeDesk({ centralFetch: (request) => (up ? central.fetch(request) : noNetwork(request)) });
  desk.core.start();
  await settle();
  expect((await desk.get('desk')).central.problem?.code).toBe('central-unreachable');
  up = true;
  await desk.clock.advance(15_000);
  expect((await desk.get('desk')).central).toMatchObject({ name: 'Test department', problem: null });
});

/** The revision once nothing is judged or counted in the background any more. */
async function steadyRevision(desk: Reviewer): Promise<number> {
  for (;;) {
    const { revision } = await desk.get('desk');
    await setTimeout(300);
    if ((await desk.get('desk')).revision === revision) return revision;
  }
}

test('whoever waits for news is answered when something changes, and after 25 s when nothing does', async () => {
  const desk = await reviewerAt(central);
  const revision = await steadyRevision(desk);
  let answered = 0;
  const waiting = desk.get('desk', { query: { after: revision } }).then((news) => {
    answered = news.revision;
  });
  await settle();
  expect(answered).toBe(0);
  await desk.get('settings', { body: { speed: 2 } });
  await waiting;
  expect(answered).toBeGreaterThan(revision);

  desk.weather.always({ fault: 'offline' });
  await desk.clock.advance(100_000);
  const quiet = (await desk.get('desk')).revision;
  let ended = false;
  const patient = desk.get('desk', { query: { after: quiet } }).then(() => {
    ended = true;
  });
  for (let passed = 0; passed < 25_000 && !ended; passed += 500) await desk.clock.advance(500);
  await patient;
  expect(ended).toBe(true);
});

test('a window from before a restart is answered at once', async () => {
  const desk = await reviewerAt(central);
  const { revision } = await desk.get('desk');
  const again = await desk.restart();
  const news = await again.get('desk', { query: { after: revision + 1_000_000 } });
  expect(news.account).toBeNull();
});

test('settings are remembered per reviewer, field by field', async () => {
  const desk = makeDesk({ centralFetch: central.fetch });
  expect((await desk.call('settings', { body: { speed: 2 } })).problem?.code).toBe('not-signed-in');
  await signIn(desk);
  await desk.get('settings', { body: { speed: 2, kept: { 'library.columns': 'a,b', 'queue.chip': 'due' } } });
  await desk.get('settings', { body: { volume: 0.5, kept: { 'queue.chip': 'done' } } });
  const wanted = {
    theme: 'dark',
    speed: 2,
    volume: 0.5,
    muted: false,
    kept: { 'library.columns': 'a,b', 'queue.chip': 'done' },
  };
  expect((await desk.get('desk')).settings).toEqual(wanted);
  const again = await desk.restart();
  await signIn(again);
  expect((await again.get('desk')).settings).toEqual(wanted);
});
