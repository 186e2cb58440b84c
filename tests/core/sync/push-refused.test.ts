import { expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { videos } from '../../support/department.ts';
import {
  findingBody,
  freshVideo,
  heldAt,
  openBody,
  quiet,
  reviewerAt,
  signIn,
  until,
} from '../../support/reviewer.ts';
import type { Fault } from '../../support/weather.ts';
import { incidentOf, pushing } from './pushing.ts';

const { central, opened, tag, findingsAt } = pushing();

test('an item that the central refuses goes to the tray with its reason, holds nobody up, and can be sent again', async () => {
  const { desk, id, videoId } = await opened();
  const other = await opened();
  const record = videos[0] as (typeof videos)[number];
  const move = (squadId: string) =>
    central().db.transaction((tx) =>
      putItems(tx, [itemOf('video', { ...record, id: videoId, vendorId: videoId, squadId })]),
    );
  desk.weather.always({ fault: 'offline' });
  const second = await freshVideo(central());
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
  expect((await heldAt(central(), id))?.review.note).toBe('before the move');
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
  expect((await heldAt(central(), id))?.findings.map(({ note }) => note)).toEqual(['less']);
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
  expect((await heldAt(central(), id))?.findings.map(({ note }) => note)).toEqual(['new']);
});

test('marks wait for the first word about their review, even when the central stumbled over it', async () => {
  const videoId = await freshVideo(central());
  const desk = await reviewerAt(central());
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

test('an answer that only a newer central gives parks its own item and no other', async () => {
  const { desk, id } = await opened();
  const real = central().fetch;
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
