import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { minute } from '../../../contract/time.ts';
import { createFakeClock } from '../../support/clock.ts';
import { accounts, codeLists, form } from '../../support/department.ts';
import { makeDesk } from '../../support/desk.ts';
import { freshVideo, openBody, quiet, reviewerAt, signIn, summaryOf, until } from '../../support/reviewer.ts';
import { pulling } from './pulling.ts';

const { central, newDesk, everything } = pulling();

test('wherever the feed is cut, the whole lines are taken in, and the next pull goes on after them', async () => {
  const whole = newDesk();
  await signIn(whole);
  await quiet(whole);
  await expect.poll(async () => (await whole.get('queue')).facts.dispatchesWithoutVideo).toBe(0);
  const wanted = await everything(whole);
  const desk = newDesk();
  const cuts = Array.from({ length: 12 }, (_, n) => ({
    fault: 'cut' as const,
    after: 300 + n * 517,
    how: (['error', 'end', 'silence'] as const)[n % 3] ?? 'error',
  }));
  desk.weather.next('/v1/feed', ...cuts);
  await signIn(desk);
  await until(desk, ({ lastPulledAt }) => lastPulledAt !== null, 1000);
  // Lists are put in order after the pull, in steps.
  await expect.poll(() => everything(desk)).toEqual(wanted);
  const cursors = desk.weather.seen.filter(({ path }) => path.startsWith('/v1/feed')).map(({ path }) => path);
  expect(new Set(cursors).size).toBeGreaterThan(5);
});

test('the list of what happened lately names what was fetched and what was sent, and nothing twice in a row', async () => {
  const desk = newDesk();
  const says = async () => (await desk.get('sync')).recent.map((one) => one.says);
  await signIn(desk);
  await quiet(desk);
  const { pulled } = await until(desk, ({ lastPulledAt }) => lastPulledAt !== null);
  expect(pulled).toBe(0);
  expect(await says()).toEqual([expect.stringMatching(/^Fetched: [1-9]\d* records$/)]);

  const videoId = await freshVideo(central());
  await quiet(desk);
  const id = 'review-lately';
  await desk.get('openReview', { body: openBody(id, videoId) });
  await quiet(desk);
  await desk.get('changeReview', { params: { id }, body: { note: 'seen half of it' } });
  await quiet(desk);
  const [newest, before] = await says();
  expect(newest).toMatch(/^Sent: Review so far, /);
  expect(before).toBe('Fetched: 1 record');
  const { recent } = await desk.get('sync');
  expect(recent[0]?.at).toBeGreaterThan(recent[1]?.at ?? Number.POSITIVE_INFINITY);
});

test('a desk that quits in the middle of its first pull goes on where it was', async () => {
  const desk = newDesk();
  desk.weather.next('/v1/feed', { fault: 'cut', after: 4000, how: 'error' }, { fault: 'offline' });
  await signIn(desk);
  await until(desk, ({ state }) => state === 'offline');
  const { pulled } = await summaryOf(desk);
  expect(pulled).toBeGreaterThan(0);
  const before = desk.weather.seen.length;
  const next = await desk.restart();
  await signIn(next);
  await quiet(next);
  const first = desk.weather.seen.slice(before).find(({ path }) => path.startsWith('/v1/feed'));
  expect(first?.path).toContain('after=');
  expect((await next.get('catalogue')).codeLists).toHaveLength(codeLists.length);
});

test('a first pull goes into the file itself, what comes after it by way of the log', async () => {
  const clock = createFakeClock(central().clock.now());
  const half = Promise.withResolvers<void>();
  const desk = makeDesk({
    clock,
    centralFetch: async (request) => {
      const response = await central().fetch(request);
      if (!request.url.includes('/v1/feed')) return response;
      const text = await response.text();
      const parts = [text.slice(0, text.length / 2), text.slice(text.length / 2)];
      const body = new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          const part = parts.shift();
          if (part === undefined) return controller.close();
          if (parts.length === 0) await half.promise;
          controller.enqueue(Buffer.from(part));
        },
      });
      return new Response(body, response);
    },
  });
  const logs = (): string[] =>
    readdirSync(desk.profileDir)
      .filter((name) => /\.desk-/.test(name))
      .map((name) => name.replace(/.*\.desk-/, ''));
  await signIn(desk);
  await expect.poll(logs).toEqual(['journal']);
  expect((await summaryOf(desk)).lastPulledAt).toBeNull();
  half.resolve();
  await quiet(desk);
  await until(desk, ({ lastPulledAt }) => lastPulledAt !== null);
  expect(logs()).toContain('wal');
  const videoId = await freshVideo(central());
  await quiet(desk);
  await desk.get('openReview', { body: openBody('review-after', videoId) });
  expect(logs()).toContain('wal');
});

test('somebody else’s page is said to be one, and nothing is taken from it', async () => {
  const desk = newDesk();
  desk.weather.next('/v1/feed', { fault: 'not-ours' });
  await signIn(desk);
  const { problem } = await until(desk, ({ state }) => state === 'trouble');
  expect(problem?.code).toBe('central-not-ours');
  expect((await desk.get('catalogue')).officers).toEqual([]);
  await until(desk, ({ lastPulledAt }) => lastPulledAt !== null, 1000);
  expect((await desk.get('catalogue')).officers).toHaveLength(2);
});

test('the answer to another question, handed out on the way, is not taken: its end lies beyond what was never told', async () => {
  const whole = newDesk();
  await signIn(whole);
  await quiet(whole);
  const asker = await central().signIn('sergeant', 'asker');
  const told = (await (await asker.call('GET', '/v1/feed')).text()).trimEnd().split('\n');
  const { cursor } = JSON.parse(told.at(-1) ?? '') as { cursor: string };
  const nothingNew = await asker.call('GET', `/v1/feed?after=${encodeURIComponent(cursor)}`);
  let isOnTheWay = true;
  const clock = createFakeClock(central().clock.now());
  const desk = makeDesk({
    clock,
    centralFetch: async (request) => {
      if (!isOnTheWay || new URL(request.url).pathname !== '/v1/feed') return central().fetch(request);
      isOnTheWay = false;
      return nothingNew;
    },
  });
  await signIn(desk);
  await quiet(desk);
  await clock.advance(minute);
  await quiet(desk);
  expect(isOnTheWay).toBe(false);
  await expect.poll(() => everything(desk)).toEqual(await everything(whole));
});

test('lines of a kind that this desk does not know are passed over', async () => {
  const clock = createFakeClock(central().clock.now());
  const desk = makeDesk({
    clock,
    centralFetch: async (request) => {
      const response = await central().fetch(request);
      if (!request.url.includes('/v1/feed')) return response;
      const text = (await response.text()).replace('\n', '\n{"line":"advert","says":"hello"}\n\n');
      return new Response(text, response);
    },
  });
  await signIn(desk);
  await quiet(desk);
  expect((await desk.get('catalogue')).officers).toHaveLength(2);
  expect((await summaryOf(desk)).unread).toBe(0);
});

test('an item from a newer central is kept unread, shown as such, and read once this desk can', async () => {
  const desk = newDesk();
  await signIn(desk);
  await quiet(desk);
  const newer = {
    ...itemOf('form', { ...form, version: 2 }),
    v: 2,
    body: JSON.stringify({ ...form, version: 2, questions: 'elsewhere' }),
  };
  const unheard = {
    ...itemOf('form', form),
    noun: 'holiday' as 'form',
    id: 'easter',
    v: 2,
    body: '{"id":"easter"}',
  };
  await central().db.transaction((tx) =>
    putItems(tx, [newer, { ...unheard, accountId: accounts.sergeant.id }]),
  );
  await desk.clock.advance(31_000);
  const { unread } = await until(desk, (summary) => summary.unread > 0);
  expect(unread).toBe(2);

  // A restart tries again: nothing is readable yet, nothing is dropped.
  const next = await desk.restart();
  await signIn(next);
  await quiet(next);
  expect((await summaryOf(next)).unread).toBe(2);

  // Told once more in a way that this desk reads: the unread one has served its time.
  await central().db.transaction((tx) =>
    putItems(tx, [{ ...itemOf('form', { ...form, version: 2 }), v: 3 }]),
  );
  await next.clock.advance(31_000);
  await until(next, (summary) => summary.unread === 1);
});

test('a central without this desk’s place in the feed is read from the beginning', async () => {
  const desk = newDesk();
  await signIn(desk);
  await quiet(desk);
  desk.weather.next('/v1/feed', { fault: 'refused', code: 'bad-request' });
  const before = desk.weather.seen.length;
  await desk.get('syncNow');
  await quiet(desk);
  const feeds = desk.weather.seen.slice(before).filter(({ path }) => path.startsWith('/v1/feed'));
  expect(feeds[1]?.path).toBe('/v1/feed');
  expect((await desk.get('catalogue')).officers).toHaveLength(2);
});

test('an idle desk looks for news by itself', async () => {
  const desk = await reviewerAt(central());
  const { lastPulledAt } = await summaryOf(desk);
  await desk.clock.advance(31_000);
  const later = await until(desk, (summary) => summary.lastPulledAt !== lastPulledAt);
  expect((later.lastPulledAt ?? 0) - (lastPulledAt ?? 0)).toBeLessThan(minute);
});
