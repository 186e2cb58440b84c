import { appendFileSync, statSync, truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { Grant } from '../../../electron/core/media-grants/grant.ts';
import { plainTraces } from '../../support/plainTraces.ts';
import { completeReview, findingBody, quiet, signIn } from '../../support/reviewer.ts';
import {
  bring,
  long,
  longId,
  look,
  mediaOf,
  mp4,
  putFootage,
  sealedFiles,
  someVideo,
  take,
  traveller,
  untilReady,
  untilTaken,
} from './sample.ts';

const play = async ({ call }: Awaited<ReturnType<typeof traveller>>['desk'], id = longId) =>
  call('playback', { params: { id }, body: { reason: { purpose: 'training' } } });

test('is estimated first, with what stands in the way of the others', async () => {
  const { desk, ranges } = await traveller();
  const state = await look(desk);
  expect(state).toMatchObject({
    state: 'none',
    clips: 8,
    doneClips: 0,
    doneBytes: 0,
    leaseEndsAt: null,
    says: null,
  });
  expect(state.bytes).toBe(long.length + 7 * (200_000 + longId.length));
  expect(state.freeBytes).toBeGreaterThan(0);
  expect(state.refused.map(({ itemId, says }) => `${itemId}: ${says}`).toSorted()).toEqual([
    'CAM-123: The recording is closed.',
    'CAM-211: Its footage is in many parts, which can only be watched with the network.',
    'CAM-212: Its footage has not arrived at the central.',
  ]);
  expect(ranges).toEqual([]);
  expect((await desk.call('checkOut', { params: { id: 'no such draw' } })).problem?.code).toBe('not-found');
});

test('is played from this desk with right ranges and no traffic; nothing of it lies in the clear', async () => {
  const { desk, media, weather } = await traveller();
  await take(desk);
  const state = await untilReady(desk);
  expect(state).toMatchObject({ doneClips: 8, doneBytes: state.bytes });
  expect(sealedFiles(desk)).toHaveLength(8);
  expect(sealedFiles(desk).every((path) => (statSync(path).mode & 0o077) === 0)).toBe(true);

  weather.always({ fault: 'offline' });
  const before = weather.seen.length;
  const { value } = await play(desk);
  expect(value).toMatchObject({ kind: 'progressive', mime: 'video/mp4', sizeBytes: long.length });
  const whole = await media(value?.handle ?? '');
  expect(Buffer.from(await whole.arrayBuffer()).equals(long)).toBe(true);
  const at = Math.floor(long.length * 0.9);
  const part = await media(value?.handle ?? '', { range: `bytes=${at}-${at + 999}` });
  expect([part.status, part.headers.get('content-range')]).toEqual([
    206,
    `bytes ${at}-${at + 999}/${long.length}`,
  ]);
  expect(Buffer.from(await part.arrayBuffer()).equals(long.subarray(at, at + 1000))).toBe(true);
  expect((await media(value?.handle ?? '', { range: `bytes=${long.length}-` })).status).toBe(416);
  expect(weather.seen.slice(before).filter(({ path }) => path.includes('footage'))).toEqual([]);

  const grant = Grant.parse(
    await (await desk.core.fetch(new Request(`http://desk.invalid/host/grants/${value?.handle}`))).json(),
  );
  if (grant.kind !== 'sealed') throw new Error('it is streamed from elsewhere');
  expect(JSON.stringify(value)).not.toContain(grant.key);
  expect(plainTraces(desk.profileDir, { clip: mp4, secrets: [grant.key] })).toEqual([]);
});

describe('broken off', () => {
  test('by the network it says so, keeps what is here, and goes on by itself where it stopped', async () => {
    const { desk, weather, ranges } = await traveller();
    weather.next(`/v1/footage/${longId}`, null, { fault: 'cut', after: 1_000_000, how: 'error' });
    let isDown = false;
    weather.always(({ path }) => {
      if (path.includes(longId) && ranges.filter((range) => range.startsWith('bytes=4194304')).length > 0)
        isDown = true;
      return isDown && path.includes('/v1/footage/') ? { fault: 'offline' } : null;
    });
    await take(desk);
    const paused = await untilTaken(desk, ({ state, says }) => state === 'paused' && says !== null, 10);
    expect(paused.says).toMatch(/goes on by itself/);
    expect(paused.doneBytes).toBeGreaterThan(4_194_304);
    isDown = false;
    weather.always(null);
    await untilReady(desk);
    // The second piece began again after the last whole chunk that had come of it.
    const again = 4_194_304 + 15 * 65_536;
    expect(ranges).toContain(`bytes=${again}-${again + 4_194_303}`);
  });

  test('by a restart it goes on at the next sign-in, a torn end of the file or not', async () => {
    const first = await traveller();
    first.weather.always(({ path }) =>
      path.includes(longId) && first.ranges.some((range) => range.startsWith('bytes=4194304'))
        ? { fault: 'offline' }
        : null,
    );
    await take(first.desk);
    await untilTaken(first.desk, ({ state, doneBytes }) => state === 'paused' && doneBytes >= 8_388_608, 10);
    const big = sealedFiles(first.desk).toSorted((a, b) => statSync(b).size - statSync(a).size)[0] ?? '';
    const desk = await first.desk.restart();
    first.weather.always(null);
    first.ranges.length = 0;
    // As after `kill -9` in the middle of a chunk.
    appendFileSync(big, Buffer.alloc(30_000, 7));
    expect(first.ranges).toEqual([]);
    await signIn(desk, 'auditor');
    await untilReady(desk);
    expect(first.ranges).not.toContain('bytes=0-4194303');
    const { value } = await play(desk);
    const whole = await mediaOf(desk)(value?.handle ?? '');
    expect(Buffer.from(await whole.arrayBuffer()).equals(long)).toBe(true);
  });

  test('by a sign-out nothing is fetched any more; after a power cut that took more, it is fetched again', async () => {
    const { desk, weather, ranges } = await traveller();
    weather.always(({ path }) => (path.includes(longId) ? { fault: 'slow', milliseconds: 5000 } : null));
    await take(desk);
    await untilTaken(desk, ({ state }) => state === 'running', 1);
    await desk.get('signOut');
    const [count, files] = [ranges.length, sealedFiles(desk)];
    await desk.clock.advance(60_000);
    expect(ranges.length).toBe(count);
    // A file of which less is there than was noted.
    for (const file of files) if (statSync(file).size > 100_000) truncateSync(file, 70_000);
    weather.always(null);
    await signIn(desk, 'auditor');
    await untilReady(desk);
    const { value } = await play(desk);
    const whole = await mediaOf(desk)(value?.handle ?? '');
    expect(Buffer.from(await whole.arrayBuffer()).equals(long)).toBe(true);
  });
});

describe('what came is not what is on record', () => {
  test('another file at the central is not even begun; bytes changed on the way are found at the end', async () => {
    const { central, desk, weather } = await traveller();
    await central.addFootage('video-1-1-2', Buffer.from('another file altogether'));
    weather.always(null);
    const clean = weather.fetch;
    let isFlipping = true;
    const flipping: typeof clean = async (request) => {
      const answer = await clean(request);
      if (!isFlipping || !request.url.includes('/v1/footage/video-1-1-3')) return answer;
      const bytes = Buffer.from(await answer.arrayBuffer());
      bytes.writeUInt8(bytes.readUInt8(1000) ^ 1, 1000);
      return new Response(bytes, { status: answer.status, headers: answer.headers });
    };
    const other = await desk.restart({ centralFetch: flipping });
    await signIn(other, 'auditor');
    await quiet(other);
    await take(other);
    const state = await untilReady(other);
    expect(state.clips).toBe(6);
    const says = new Map(state.broken.map((item) => [item.itemId, item.says]));
    expect(says.get('CAM-112')).toMatch(/another file/);
    expect(says.get('CAM-113')).toMatch(/does not match the hash/);
    expect(sealedFiles(other)).toHaveLength(6);

    isFlipping = false;
    await take(other);
    const after = await untilReady(other);
    expect(after.broken.map(({ itemId }) => itemId)).toEqual(['CAM-112']);
    expect(after.clips).toBe(7);
  });
});

describe('it ends', () => {
  test('at check-in: keys and files are gone, reviews and marks stay', async () => {
    const { desk, media } = await traveller();
    await take(desk);
    await untilReady(desk);
    const draw = await desk.get('draw', { params: { id: 'draw-1' } });
    const item = draw.rows.find(({ video }) => video?.id === longId)?.item.id ?? '';
    const opened = {
      params: { id: 'draw-1', itemId: item },
      body: { reviewId: 'review-1', videoId: longId },
    };
    await desk.get('openItem', opened);
    await desk.get('addFinding', { params: { id: 'review-1' }, body: findingBody('late-1', 5000) });
    await completeReview(desk, 'review-1');
    const handle = (await play(desk)).value?.handle ?? '';
    expect((await media(handle, { range: 'bytes=0-9' })).status).toBe(206);

    expect(await bring(desk)).toMatchObject({ state: 'none', doneClips: 0, doneBytes: 0, leaseEndsAt: null });
    expect(sealedFiles(desk)).toEqual([]);
    expect((await media(handle)).status).toBe(404);
    const detail = await desk.get('review', { params: { id: 'review-1' } });
    expect(detail.findings.map(({ finding }) => finding.id)).toEqual(['late-1']);
    // From the central again.
    expect((await play(desk)).problem).toBeNull();
  });

  test('when its lease is over, also for a clock that is set back', async () => {
    const { desk, media, weather } = await traveller();
    const { leaseEndsAt } = await take(desk);
    await untilReady(desk);
    const days = ((leaseEndsAt ?? 0) - desk.clock.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThanOrEqual(30);
    weather.always({ fault: 'offline' });
    const handle = (await play(desk)).value?.handle ?? '';
    const began = desk.clock.now();
    desk.clock.set((leaseEndsAt ?? 0) + 3_600_000);
    // Not shown from this moment on, whether or not it has been destroyed yet; the sign-on is over as well.
    expect((await media(handle)).status).toBe(401);
    await signIn(desk, 'auditor');
    expect((await media(handle)).status).toBe(404);
    expect((await play(desk)).problem?.code).toBe('footage-needs-network');
    expect((await look(desk)).state).toBe('expired');

    await desk.clock.advance(2 * 3_600_000);
    await expect.poll(() => sealedFiles(desk)).toEqual([]);
    const again = await desk.restart();
    again.clock.set(began);
    await signIn(again, 'auditor');
    expect((await look(again)).state).toBe('expired');
    weather.always(null);
    await signIn(again, 'auditor');
    await take(again);
    expect(await untilReady(again)).toMatchObject({ doneClips: 8 });
  });

  test('when the feed closes the recording, takes it away, or has other footage of it', async () => {
    const { central, desk, media } = await traveller();
    await take(desk);
    await untilReady(desk);
    const handle = (await play(desk, 'video-1-1-2')).value?.handle ?? '';
    const kept = sealedFiles(desk);
    await putFootage(central, someVideo('video-1-1-2'), mp4, 'progressive', { access: 'closed' });
    await putFootage(central, someVideo('video-1-1-3'), mp4);
    const { officerId, ...rest } = someVideo('video-1-2-1');
    await central.db.transaction((tx) =>
      putItems(tx, [{ ...itemOf('video', { ...rest, officerId }), gone: true }]),
    );
    await quiet(desk);
    await untilTaken(desk, ({ state, clips }) => state === 'ready' && clips === 6);
    await expect.poll(() => sealedFiles(desk).length).toBe(6);
    // Of the three, one was fetched anew; under another name and key.
    expect(kept.filter((path) => sealedFiles(desk).includes(path))).toHaveLength(5);
    expect((await media(handle)).status).toBe(404);
    expect((await play(desk, 'video-1-1-2')).problem?.code).toBeDefined();
    const { value } = await play(desk, 'video-1-1-3');
    const whole = await media(value?.handle ?? '');
    expect(Buffer.from(await whole.arrayBuffer()).equals(mp4)).toBe(true);
  });
});

test('work is sent while footage is on its way', async () => {
  const { desk, weather } = await traveller();
  weather.always(({ path }) => (path.includes(longId) ? { fault: 'slow', milliseconds: 3_600_000 } : null));
  await take(desk);
  await desk.clock.advance(10);
  const draw = await desk.get('draw', { params: { id: 'draw-1' } });
  const item = draw.rows.find(({ video }) => video?.id === longId)?.item.id ?? '';
  await desk.get('openItem', {
    params: { id: 'draw-1', itemId: item },
    body: { reviewId: 'review-2', videoId: longId },
  });
  await quiet(desk);
  expect((await look(desk)).state).toBe('running');
  expect((await desk.get('desk')).sync.unsent).toBe(0);
});
