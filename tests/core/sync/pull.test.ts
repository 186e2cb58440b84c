import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { minute } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { createFakeClock } from '../../support/clock.ts';
import { accounts, codeLists, form } from '../../support/department.ts';
import { makeDesk } from '../../support/desk.ts';
import {
  completeReview,
  findingBody,
  freshVideo,
  heldAt,
  openBody,
  quiet,
  reviewerAt,
  signIn,
  summaryOf,
  until,
} from '../../support/reviewer.ts';
import { weatherOver } from '../../support/weather.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

/** A desk that hasn't pulled yet, with weather over it. */
function newDesk() {
  const clock = createFakeClock(central.clock.now());
  const weather = weatherOver(central.fetch, clock);
  return { ...makeDesk({ centralFetch: weather.fetch, clock }), weather };
}
type NewDesk = ReturnType<typeof newDesk>;

/** What the catalogue holds, without counting revisions. */
const everything = async (desk: NewDesk) => ({
  queue: await desk.get('queue'),
  catalogue: await desk.get('catalogue'),
  videos: await desk.get('videos', { query: { limit: 500 } }),
});

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

  const videoId = await freshVideo(central);
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

test('lines of a kind that this desk does not know are passed over', async () => {
  const clock = createFakeClock(central.clock.now());
  const desk = makeDesk({
    clock,
    centralFetch: async (request) => {
      const response = await central.fetch(request);
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
  await central.db.transaction((tx) =>
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
  await central.db.transaction((tx) => putItems(tx, [{ ...itemOf('form', { ...form, version: 2 }), v: 3 }]));
  await next.clock.advance(31_000);
  await until(next, (summary) => summary.unread === 1);
});

test('a draft from another machine is taken over, gone on with, and submitted whole', async () => {
  const videoId = await freshVideo(central);
  const office = await reviewerAt(central);
  await office.get('openReview', { body: openBody('two-machines', videoId) });
  await office.get('addFinding', { params: { id: 'two-machines' }, body: findingBody('office-1', 1000) });
  await office.get('addFinding', { params: { id: 'two-machines' }, body: findingBody('office-2', 2000) });
  await quiet(office);

  const car = await reviewerAt(central);
  const taken = await car.get('openReview', { body: openBody('unused', videoId) });
  expect(taken.review.id).toBe('two-machines');
  expect(taken.sent).toBe('accepted');
  expect(taken.findings.map(({ finding, sent }) => [finding.id, sent])).toEqual([
    ['office-1', 'accepted'],
    ['office-2', 'accepted'],
  ]);
  await car.get('addFinding', { params: { id: 'two-machines' }, body: findingBody('car-1', 3000) });
  await car.get('removeFinding', { params: { id: 'two-machines', findingId: 'office-2' } });
  await completeReview(car, 'two-machines');
  await quiet(car);

  // Back at the office: what was done in the car is here, and what is unsent here stays.
  office.weather.always(({ path }) => (path === '/v1/events' ? { fault: 'offline' } : null));
  await office.get('addFinding', { params: { id: 'two-machines' }, body: findingBody('office-3', 4000) });
  await office.clock.advance(31_000);
  await until(office, () => true);
  await expect
    .poll(async () => {
      await office.clock.advance(1000);
      const { findings } = await office.get('review', { params: { id: 'two-machines' } });
      return findings.map(({ finding, sent }) => [finding.id, sent]);
    })
    .toEqual([
      ['office-1', 'accepted'],
      ['car-1', 'accepted'],
      ['office-3', 'kept'],
    ]);
  office.weather.always(null);
  await office.get('submit', { params: { id: 'two-machines' } });
  await quiet(office);
  expect((await heldAt(central, 'two-machines'))?.findings.map(({ id }) => id)).toEqual([
    'office-1',
    'car-1',
    'office-3',
  ]);

  await quiet(car);
  const there = await car.get('review', { params: { id: 'two-machines' } });
  expect(there.review.state).toBe('submitted');
  expect(there.findings).toHaveLength(3);
});

test('marks made offline after the review was submitted elsewhere are shown with their reason, never dropped', async () => {
  const videoId = await freshVideo(central);
  const office = await reviewerAt(central);
  await office.get('openReview', { body: openBody('submitted-elsewhere', videoId) });
  await quiet(office);
  office.weather.always({ fault: 'offline' });
  await office.get('addFinding', {
    params: { id: 'submitted-elsewhere' },
    body: findingBody('too-late', 7000),
  });

  const car = await reviewerAt(central);
  await completeReview(car, 'submitted-elsewhere');
  await car.get('submit', { params: { id: 'submitted-elsewhere' } });
  await quiet(car);

  office.weather.always(null);
  await until(office, ({ refused }) => refused > 0, 1000);
  await quiet(office);
  const { tray } = await office.get('sync');
  expect(tray.map(({ says, problem }) => [says.split(',')[0], problem?.code])).toEqual([
    ['Late start at 00:00:07.000', 'review-submitted'],
  ]);
  const { review, findings } = await office.get('review', { params: { id: 'submitted-elsewhere' } });
  expect(review).toMatchObject({ state: 'submitted', outcome: 'no-issue' });
  expect(findings.map(({ finding, sent }) => [finding.id, sent])).toEqual([['too-late', 'refused']]);
  expect((await heldAt(central, 'submitted-elsewhere'))?.findings).toEqual([]);
});

test('news of the time before a mark was decided do not undo the mark', async () => {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central);
  await desk.get('openReview', { body: openBody('old-news', videoId) });
  await desk.get('addFinding', { params: { id: 'old-news' }, body: findingBody('early', 1000) });
  // The push is through; the feed that follows it is held back while a second mark is made and sent. No later feed
  // comes to put right what this one might spoil.
  const offline = { fault: 'offline' } as const;
  desk.weather.next(
    '/v1/feed',
    { fault: 'slow', milliseconds: 10_000 },
    ...Array.from({ length: 50 }, () => offline),
  );
  await until(desk, ({ unsent }) => unsent === 0);
  await desk.get('addFinding', { params: { id: 'old-news' }, body: findingBody('late', 2000) });
  await until(desk, ({ unsent }) => unsent === 0);
  const { lastPulledAt } = await summaryOf(desk);
  await until(desk, (summary) => summary.lastPulledAt !== lastPulledAt, 1000);
  const { findings } = await desk.get('review', { params: { id: 'old-news' } });
  expect(findings.map(({ finding }) => finding.id)).toEqual(['early', 'late']);
});

test('when the central tells everything anew and knows less, what was done here stays', async () => {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central);
  await desk.get('openReview', { body: openBody('restored', videoId) });
  await desk.get('addFinding', { params: { id: 'restored' }, body: findingBody('kept-here', 1000) });
  await quiet(desk);
  // Put back from a backup: another epoch, and the draft without its finding.
  const held = await heldAt(central, 'restored');
  await central.db.transaction(async (tx) => {
    await tx.run(`update meta set value = value || '-restored' where key = 'epoch'`);
    if (held) await putItems(tx, [itemOf('draft', { ...held, findings: [] })]);
  });
  await desk.clock.advance(31_000);
  await quiet(desk);
  const { findings } = await desk.get('review', { params: { id: 'restored' } });
  expect(findings.map(({ finding }) => finding.id)).toEqual(['kept-here']);
  expect((await desk.get('catalogue')).officers).toHaveLength(2);
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

test('a class that somebody else changed does not touch a request that waits: it says what its reviewer saw', async () => {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central);
  await desk.get('openReview', { body: openBody('waits', videoId) });
  desk.weather.always(({ path }) => (path === '/v1/events' ? { fault: 'offline' } : null));
  const asked = await desk.get('reclassify', {
    params: { id: 'waits' },
    body: { id: 'waits-c', to: 'training', reason: 'Used in a class', reference: null },
  });
  const record = (
    await central.db.query<{ body: string }>(`select body from item where noun = 'video' and id = $1`, [
      videoId,
    ])
  )[0];
  const video = {
    ...JSON.parse(record?.body ?? '{}'),
    classes: [{ code: 'unclassified', source: 'automatic', setBy: null, setAt: null }],
  };
  await central.db.transaction((tx) => putItems(tx, [itemOf('video', video)]));
  await desk.clock.advance(31_000);
  await until(desk, () => true);
  await expect
    .poll(async () => {
      await desk.clock.advance(1000);
      return (await desk.get('video', { params: { id: videoId } })).video.classes.map(({ code }) => code);
    })
    .toEqual(['unclassified']);
  expect((await desk.get('review', { params: { id: 'waits' } })).reclassification).toEqual(asked);
});

test('an idle desk looks for news by itself', async () => {
  const desk = await reviewerAt(central);
  const { lastPulledAt } = await summaryOf(desk);
  await desk.clock.advance(31_000);
  const later = await until(desk, (summary) => summary.lastPulledAt !== lastPulledAt);
  expect((later.lastPulledAt ?? 0) - (lastPulledAt ?? 0)).toBeLessThan(minute);
});
