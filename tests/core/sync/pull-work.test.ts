import { expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import {
  completeReview,
  findingBody,
  freshVideo,
  heldAt,
  openBody,
  quiet,
  reviewerAt,
  summaryOf,
  until,
} from '../../support/reviewer.ts';
import { pulling } from './pulling.ts';

const { central } = pulling();

test('a draft from another machine is taken over, gone on with, and submitted whole', async () => {
  const videoId = await freshVideo(central());
  const office = await reviewerAt(central());
  await office.get('openReview', { body: openBody('two-machines', videoId) });
  await office.get('addFinding', { params: { id: 'two-machines' }, body: findingBody('office-1', 1000) });
  await office.get('addFinding', { params: { id: 'two-machines' }, body: findingBody('office-2', 2000) });
  await quiet(office);

  const car = await reviewerAt(central());
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
  expect((await heldAt(central(), 'two-machines'))?.findings.map(({ id }) => id)).toEqual([
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
  const videoId = await freshVideo(central());
  const office = await reviewerAt(central());
  await office.get('openReview', { body: openBody('submitted-elsewhere', videoId) });
  await quiet(office);
  office.weather.always({ fault: 'offline' });
  await office.get('addFinding', {
    params: { id: 'submitted-elsewhere' },
    body: findingBody('too-late', 7000),
  });

  const car = await reviewerAt(central());
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
  expect((await heldAt(central(), 'submitted-elsewhere'))?.findings).toEqual([]);
});

test('news of the time before a mark was decided do not undo the mark', async () => {
  const videoId = await freshVideo(central());
  const desk = await reviewerAt(central());
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
  const videoId = await freshVideo(central());
  const desk = await reviewerAt(central());
  await desk.get('openReview', { body: openBody('restored', videoId) });
  await desk.get('addFinding', { params: { id: 'restored' }, body: findingBody('kept-here', 1000) });
  await quiet(desk);
  // Put back from a backup: another epoch, and the draft without its finding.
  const held = await heldAt(central(), 'restored');
  await central().db.transaction(async (tx) => {
    await tx.run(`update meta set value = value || '-restored' where key = 'epoch'`);
    if (held) await putItems(tx, [itemOf('draft', { ...held, findings: [] })]);
  });
  await desk.clock.advance(31_000);
  await quiet(desk);
  const { findings } = await desk.get('review', { params: { id: 'restored' } });
  expect(findings.map(({ finding }) => finding.id)).toEqual(['kept-here']);
  expect((await desk.get('catalogue')).officers).toHaveLength(2);
});

test('a class that somebody else changed does not touch a request that waits: it says what its reviewer saw', async () => {
  const videoId = await freshVideo(central());
  const desk = await reviewerAt(central());
  await desk.get('openReview', { body: openBody('waits', videoId) });
  desk.weather.always(({ path }) => (path === '/v1/events' ? { fault: 'offline' } : null));
  const asked = await desk.get('reclassify', {
    params: { id: 'waits' },
    body: { id: 'waits-c', to: 'training', reason: 'Used in a class', reference: null },
  });
  const record = (
    await central().db.query<{ body: string }>(`select body from item where noun = 'video' and id = $1`, [
      videoId,
    ])
  )[0];
  const video = {
    ...JSON.parse(record?.body ?? '{}'),
    classes: [{ code: 'unclassified', source: 'automatic', setBy: null, setAt: null }],
  };
  await central().db.transaction((tx) => putItems(tx, [itemOf('video', video)]));
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
