import { expect, test } from 'vitest';
import { EventBatch } from '../../../contract/central-api.ts';
import { day, hour } from '../../../contract/time.ts';
import { createFakeClock } from '../../support/clock.ts';
import {
  completeReview,
  eventsAt,
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
import type { Fault } from '../../support/weather.ts';
import { incidentOf, pushing } from './pushing.ts';

const { central, opened, tag, findingsAt, sentOf } = pushing();

test('a mark reaches the central by itself, once, and is then shown as accepted', async () => {
  const { desk, id } = await opened();
  expect((await tag(desk, id, `${id}-f`)).sent).toBe('kept');
  await until(desk, ({ unsent }) => unsent === 0);
  expect(await findingsAt(id)).toEqual([`${id}-f`]);
  expect(await sentOf(desk, id)).toEqual(['accepted']);
});

test.for<[string, Fault]>([
  ['the network away', { fault: 'offline' }],
  ['the answer lost after the central has taken it', { fault: 'lost-answer' }],
  ['the request arriving twice', { fault: 'twice', answer: 'second' }],
  ['the answer cut in the middle', { fault: 'cut', after: 40, how: 'error' }],
  ['the answer ending early without an error', { fault: 'cut', after: 40, how: 'end' }],
  ['the answer going silent', { fault: 'cut', after: 40, how: 'silence' }],
  ['the server down', { fault: 'status', status: 503 }],
  ['the server broken', { fault: 'status', status: 500 }],
  ['a proxy’s own page', { fault: 'not-ours' }],
])('with %s, each mark is at the central exactly once in the end', async ([, fault]) => {
  const { desk, id } = await opened();
  desk.weather.next('/v1/events', fault, fault, null);
  await tag(desk, id, `${id}-f1`);
  await tag(desk, id, `${id}-f2`);
  await until(desk, ({ unsent }) => unsent === 0, 1000);
  expect((await findingsAt(id)).toSorted()).toEqual([`${id}-f1`, `${id}-f2`]);
  const kinds = (await eventsAt(central(), id)).map(({ kind }) => kind);
  expect(kinds).toEqual(['review-kept', 'finding-kept', 'finding-kept']);
});

test('what was on the wire without an answer goes out again under the same number, byte for byte', async () => {
  const { desk, id } = await opened();
  desk.weather.next('/v1/events', { fault: 'lost-answer' }, { fault: 'offline' });
  await tag(desk, id, `${id}-f`, 'first');
  await until(desk, ({ state }) => state === 'offline');
  const { id: findingId, ...changed } = findingBody(`${id}-f`, 1000, { note: 'second' });
  await desk.get('changeFinding', { params: { id, findingId }, body: changed });
  await quiet(desk);
  const sent = desk.weather.seen.filter(({ path }) => path === '/v1/events').map(({ body }) => body);
  const withFirst = sent.filter((body) => body.includes('"note":"first"'));
  expect(withFirst).toHaveLength(3);
  expect(new Set(withFirst).size).toBe(1);
  expect((await heldAt(central(), id))?.findings[0]?.note).toBe('second');
});

test('a sign-on that ends in the middle of a push keeps the work, and the next sign-in sends it', async () => {
  const { desk, id } = await opened();
  desk.weather.next('/v1/events', { fault: 'refused', code: 'not-signed-in' });
  await tag(desk, id, `${id}-f`);
  const summary = await until(desk, ({ state }) => state === 'signed-out');
  expect(summary).toMatchObject({ unsent: 1, problem: { code: 'not-signed-in' } });
  await desk.clock.advance(hour);
  expect(await findingsAt(id)).toEqual([]);
  await signIn(desk);
  await quiet(desk);
  expect(await findingsAt(id)).toEqual([`${id}-f`]);
});

test('Retry-After is kept to the second, and said', async () => {
  const { desk, id } = await opened();
  desk.weather.next('/v1/events', { fault: 'status', status: 429, headers: { 'retry-after': '90' } });
  const asked = () => desk.weather.seen.filter(({ path }) => path === '/v1/events').length;
  const before = asked();
  await tag(desk, id, `${id}-f`);
  const { nextTryAt } = await until(desk, ({ state }) => state === 'trouble');
  expect(asked()).toBe(before + 1);
  expect(nextTryAt).not.toBeNull();
  await desk.clock.advance(80_000);
  expect(asked()).toBe(before + 1);
  await until(desk, ({ unsent }) => unsent === 0, 1000);
  expect(asked()).toBe(before + 2);
});

test('a clock three days ahead breaks nothing: the difference is shown, and goes with what is marked', async () => {
  const videoId = await freshVideo(central());
  const desk = await reviewerAt(central(), 'sergeant', createFakeClock(central().clock.now() + 3 * day));
  const id = 'review-ahead';
  await desk.get('openReview', { body: openBody(id, videoId) });
  const madeAt = desk.clock.now();
  await tag(desk, id, `${id}-f`);
  const { clockAheadMs } = await quiet(desk);
  expect(Math.abs((clockAheadMs ?? 0) - 3 * day)).toBeLessThan(10_000);
  expect((await heldAt(central(), id))?.findings[0]?.createdAt).toBe(madeAt);
  const batch = desk.weather.seen.findLast(
    ({ body, path }) => path === '/v1/events' && body.includes(`${id}-f`),
  );
  const event = EventBatch.parse(JSON.parse(batch?.body ?? '')).events.at(-1);
  expect(Math.abs((event?.clockAheadMs ?? 0) - 3 * day)).toBeLessThan(10_000);
});

test('a clock that is set back while waiting does not stall the work', async () => {
  const { desk, id } = await opened();
  desk.weather.next('/v1/events', { fault: 'offline' }, { fault: 'offline' });
  await tag(desk, id, `${id}-f`);
  await until(desk, ({ state }) => state === 'offline');
  desk.clock.set(desk.clock.now() - 3 * day);
  await until(desk, ({ unsent }) => unsent === 0, 1000);
  expect(await findingsAt(id)).toEqual([`${id}-f`]);
});

test('a submitted review arrives whole, and closes its draft', async () => {
  const { desk, id } = await opened();
  const note = `=cmd|' /C calc'!A0\n\u202E<img src=x onerror=alert(1)> 🚓 ${'я'.repeat(9900)}`;
  await tag(desk, id, `${id}-f`, note);
  await completeReview(desk, id);
  const { review } = await desk.get('submit', { params: { id } });
  await quiet(desk);
  const held = await heldAt(central(), id);
  expect(held).toEqual({
    noun: 'result',
    review: review.review,
    answers: review.answers.map(({ answer }) => answer),
    findings: review.findings.map(({ finding }) => finding),
  });
  expect(held?.findings[0]?.note).toBe(note);
  expect((await desk.get('review', { params: { id } })).sent).toBe('accepted');
  const { recent } = await desk.get('sync');
  expect(recent[0]?.says).toBe(`Sent: Submitted review, J. Whitfield, ${await incidentOf(desk, id)}`);
});

test('quitting in the middle of a push loses nothing and sends nothing twice', async () => {
  const { desk, id } = await opened();
  desk.weather.next('/v1/events', { fault: 'slow', milliseconds: hour });
  await tag(desk, id, `${id}-f`);
  await until(desk, ({ state }) => state === 'pushing');
  const next = await desk.restart();
  await signIn(next);
  await quiet(next);
  expect(await findingsAt(id)).toEqual([`${id}-f`]);
  expect((await summaryOf(next)).refused).toBe(0);
});
