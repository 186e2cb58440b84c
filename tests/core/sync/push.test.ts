import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { EventBatch } from '../../../contract/central-api.ts';
import { day, hour } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { createFakeClock } from '../../support/clock.ts';
import { videos } from '../../support/department.ts';
import {
  completeReview,
  eventsAt,
  findingBody,
  freshVideo,
  heldAt,
  openBody,
  quiet,
  type Reviewer,
  reviewerAt,
  signIn,
  summaryOf,
  until,
} from '../../support/reviewer.ts';
import type { Fault } from '../../support/weather.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

let reviews = 0;
/** A desk with an open review that the central has already. */
async function opened(): Promise<{ desk: Reviewer; id: string; videoId: string }> {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central);
  reviews += 1;
  const id = `review-${reviews}`;
  await desk.get('openReview', { body: openBody(id, videoId) });
  await quiet(desk);
  return { desk, id, videoId };
}
const tag = (desk: Reviewer, id: string, findingId: string, note = '') =>
  desk.get('addFinding', { params: { id }, body: findingBody(findingId, 1000, { note }) });
const findingsAt = async (id: string) =>
  (await heldAt(central, id))?.findings.map((finding) => finding.id) ?? [];
const sentOf = async (desk: Reviewer, id: string) =>
  (await desk.get('review', { params: { id } })).findings.map(({ sent }) => sent);

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
  const kinds = (await eventsAt(central, id)).map(({ kind }) => kind);
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
  expect((await heldAt(central, id))?.findings[0]?.note).toBe('second');
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

test('an item that the central refuses goes to the tray with its reason, holds nobody up, and can be sent again', async () => {
  const { desk, id, videoId } = await opened();
  const other = await opened();
  const record = videos[0] as (typeof videos)[number];
  const move = (squadId: string) =>
    central.db.transaction((tx) =>
      putItems(tx, [itemOf('video', { ...record, id: videoId, vendorId: videoId, squadId })]),
    );
  desk.weather.always({ fault: 'offline' });
  const second = await freshVideo(central);
  await tag(desk, id, `${id}-f`);
  await desk.get('changeReview', { params: { id }, body: { note: 'before the move' } });
  await other.desk.get('addFinding', { params: { id: other.id }, body: findingBody(`${other.id}-f`, 5) });
  await move('squad-2');
  desk.weather.always(null);
  await until(desk, ({ unsent }) => unsent === 0, 1000);

  const detail = await desk.get('sync');
  expect(detail.summary).toMatchObject({ refused: 1, unsent: 0 });
  expect(detail.tray[0]).toMatchObject({
    kind: 'review-kept',
    state: 'refused',
    problem: { code: 'not-allowed' },
  });
  expect(await findingsAt(id)).toEqual([`${id}-f`]);
  expect(second).not.toBe(videoId);

  await move('squad-1');
  const counter = String(detail.tray[0]?.counter);
  await desk.get('retryRefused', { params: { counter } });
  await quiet(desk);
  expect((await heldAt(central, id))?.review.note).toBe('before the move');
  const after = await desk.get('sync');
  expect(after.tray).toEqual([]);
  expect((await desk.call('retryRefused', { params: { counter } })).problem?.code).toBe('not-found');
});

test('a refused mark that was changed since is not said once more over its newer word', async () => {
  const { desk, id } = await opened();
  const refusedOnce = ({ path, body }: { path: string; body: string }): Fault | null =>
    path === '/v1/events' && body.includes('"note":"too much"')
      ? { fault: 'refused', code: 'too-large' }
      : null;
  desk.weather.always(refusedOnce);
  await tag(desk, id, `${id}-f`, 'too much');
  await until(desk, ({ refused }) => refused === 1, 1000);
  const [refused] = (await desk.get('sync')).tray;
  desk.weather.always({ fault: 'offline' });
  const { id: findingId, ...changed } = findingBody(`${id}-f`, 1000, { note: 'less' });
  await desk.get('changeFinding', { params: { id, findingId }, body: changed });
  const after = await desk.get('retryRefused', { params: { counter: String(refused?.counter) } });
  expect(after.tray).toEqual([]);
  expect(after.waiting.map(({ kind }) => kind)).toEqual(['finding-kept']);
  desk.weather.always(null);
  await until(desk, ({ unsent }) => unsent === 0, 1000);
  expect((await heldAt(central, id))?.findings.map(({ note }) => note)).toEqual(['less']);
});

test('an item that makes the central fall over does not hold up the others, nor is it lost', async () => {
  const { desk, id } = await opened();
  const poisoned = ({ path, body }: { path: string; body: string }): Fault | null =>
    path === '/v1/events' && body.includes('POISON') ? { fault: 'status', status: 500 } : null;
  desk.weather.always(poisoned);
  await tag(desk, id, `${id}-f1`);
  await tag(desk, id, `${id}-f2`, 'POISON');
  await tag(desk, id, `${id}-f3`);
  await until(desk, ({ unsent }) => unsent === 1, 5000);
  expect(await findingsAt(id)).toEqual([`${id}-f1`, `${id}-f3`]);
  await tag(desk, id, `${id}-f4`);
  await until(desk, ({ unsent }) => unsent === 1, 5000);
  expect(await findingsAt(id)).toEqual([`${id}-f1`, `${id}-f3`, `${id}-f4`]);
  desk.weather.always(null);
  await until(desk, ({ unsent }) => unsent === 0, 5000);
  expect((await findingsAt(id)).toSorted()).toEqual([1, 2, 3, 4].map((n) => `${id}-f${n}`));
});

test('a newer word about the same mark never overtakes an older one that the central stumbled over', async () => {
  const { desk, id } = await opened();
  desk.weather.always(({ body }) =>
    body.includes('"note":"old"') ? { fault: 'status', status: 500 } : null,
  );
  await tag(desk, id, `${id}-f`, 'old');
  await desk.clock.advance(5000);
  const { id: findingId, ...changed } = findingBody(`${id}-f`, 1000, { note: 'new' });
  await desk.get('changeFinding', { params: { id, findingId }, body: changed });
  for (let minute = 0; minute < 20; minute += 1) await desk.clock.advance(60_000);
  expect(await findingsAt(id)).toEqual([]);
  desk.weather.always(null);
  await until(desk, ({ unsent }) => unsent === 0, 5000);
  expect((await heldAt(central, id))?.findings.map(({ note }) => note)).toEqual(['new']);
});

test('marks wait for the first word about their review, even when the central stumbled over it', async () => {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central);
  const id = 'review-stumbled';
  desk.weather.always({ fault: 'status', status: 503 });
  await desk.get('openReview', { body: openBody(id, videoId) });
  await tag(desk, id, `${id}-f`);
  for (let minute = 0; minute < 30; minute += 1) await desk.clock.advance(60_000);
  desk.weather.always(null);
  const { refused } = await until(desk, ({ unsent }) => unsent === 0, 5000);
  expect(refused).toBe(0);
  expect(await findingsAt(id)).toEqual([`${id}-f`]);
});

test('a batch that is refused whole is taken apart until the item at fault is alone in the tray', async () => {
  const { desk, id } = await opened();
  const faulty = ({ path, body }: { path: string; body: string }): Fault | null =>
    path === '/v1/events' && body.includes('TOO MUCH') ? { fault: 'refused', code: 'too-large' } : null;
  desk.weather.always({ fault: 'offline' });
  for (let n = 1; n <= 9; n += 1) await tag(desk, id, `${id}-f${n}`, n === 4 ? 'TOO MUCH' : '');
  desk.weather.always(faulty);
  await until(desk, ({ unsent }) => unsent === 0, 1000);
  const { tray } = await desk.get('sync');
  expect(tray.map(({ says, problem }) => [says, problem?.code])).toEqual([
    [`Late start at 00:00:01.000, J. Whitfield, ${await incidentOf(desk, id)}`, 'too-large'],
  ]);
  expect(await findingsAt(id)).toHaveLength(8);
});

async function incidentOf(desk: Reviewer, id: string): Promise<string> {
  const { review } = await desk.get('review', { params: { id } });
  return `KC26-9${review.videoId.split('-').at(-1)}`;
}

test('an answer that only a newer central gives parks its own item and no other', async () => {
  const { desk, id } = await opened();
  const real = central.fetch;
  let changedOnce = false;
  const newer = await desk.restart({
    centralFetch: async (request) => {
      const response = await real(request);
      if (!request.url.endsWith('/v1/events') || changedOnce) return response;
      const body = (await response.json()) as { answers: { counter: number }[]; now: number };
      changedOnce = true;
      const [first, ...rest] = body.answers;
      return Response.json({
        ...body,
        answers: [{ ...first, outcome: 'postponed', until: 5 }, ...rest],
        extra: true,
      });
    },
  });
  await signIn(newer);
  await newer.get('addFinding', { params: { id }, body: findingBody(`${id}-f1`, 1) });
  await newer.get('addFinding', { params: { id }, body: findingBody(`${id}-f2`, 2) });
  await until(newer, ({ unsent }) => unsent === 0);
  const { tray } = await newer.get('sync');
  expect(tray.map(({ problem }) => problem?.code)).toEqual(['central-other-version']);
  expect(await findingsAt(id)).toEqual([`${id}-f1`, `${id}-f2`]);
});

test('a clock three days ahead breaks nothing: the difference is shown, and goes with what is marked', async () => {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central, 'sergeant', createFakeClock(central.clock.now() + 3 * day));
  const id = 'review-ahead';
  await desk.get('openReview', { body: openBody(id, videoId) });
  const madeAt = desk.clock.now();
  await tag(desk, id, `${id}-f`);
  const { clockAheadMs } = await quiet(desk);
  expect(Math.abs((clockAheadMs ?? 0) - 3 * day)).toBeLessThan(10_000);
  expect((await heldAt(central, id))?.findings[0]?.createdAt).toBe(madeAt);
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
  const held = await heldAt(central, id);
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
