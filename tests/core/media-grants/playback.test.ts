import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Video } from '../../../contract/nouns/video.ts';
import { Grant } from '../../../electron/core/media-grants/grant.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import type { Desk } from '../../support/desk.ts';
import { freshVideo, reviewerAt, signIn } from '../../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const bytes = new TextEncoder().encode('not really footage, but bytes that can be counted');
const media: Video['media'] = {
  kind: 'progressive',
  mime: 'video/mp4',
  sizeBytes: bytes.length,
  videoCodec: null,
  audioCodec: null,
  width: 1,
  height: 1,
  rotation: 0,
  sha256: '0'.repeat(64),
  playedSha256: null,
};

/** A video with its footage at the central, and a desk that has pulled it. */
async function playable(changes: Partial<Video> = {}) {
  const id = await freshVideo(central, { media, ...changes });
  await central.addFootage(id, bytes);
  const desk = await reviewerAt(central);
  return {
    id,
    desk,
    play: () => desk.call('playback', { params: { id }, body: { reason: { purpose: 'training' } } }),
  };
}

async function grantFor(desk: Desk, handle: string) {
  const response = await desk.core.fetch(new Request(`http://desk.invalid/host/grants/${handle}`));
  return { status: response.status, body: (await response.json()) as unknown };
}

function remote(body: unknown) {
  const grant = Grant.parse(body);
  if (grant.kind !== 'remote') throw new Error('It is streamed from this desk.');
  return grant;
}

test('a handle names nothing but itself, and gives the host what it needs to stream', async () => {
  const { id, desk, play } = await playable();
  const { value } = await play();
  expect(value).toEqual({
    handle: expect.stringMatching(/^[\w-]{32}$/) as string,
    kind: 'progressive',
    mime: 'video/mp4',
    sizeBytes: bytes.length,
    durationMs: 300_000,
    sha256: media.sha256,
  });
  const { status, body } = await grantFor(desk, value?.handle ?? '');
  expect(status).toBe(200);
  const grant = remote(body);
  expect(grant).toMatchObject({ url: `https://central.test/v1/footage/${id}`, hls: false });
  const headers = { authorization: `Bearer ${grant.token}`, range: 'bytes=4-9' };
  const streamed = await central.fetch(new Request(grant.url, { headers }));
  expect([streamed.status, await streamed.text()]).toEqual([206, 'really']);
  expect(JSON.stringify(value)).not.toContain(grant.token);
});

test('two handles of one video are different, and a guessed one is nothing', async () => {
  const { desk, play } = await playable();
  const [one, two] = [await play(), await play()];
  expect(one.value?.handle).not.toBe(two.value?.handle);
  for (const handle of ['A'.repeat(32), '', 'x/y', '..%2f']) {
    expect(await grantFor(desk, handle)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  }
});

test('all handles die when the reviewer signs out, and a new sign-in does not wake them', async () => {
  const { desk, play } = await playable();
  const { value } = await play();
  await desk.get('signOut');
  expect((await grantFor(desk, value?.handle ?? '')).status).toBe(404);
  await signIn(desk);
  expect((await grantFor(desk, value?.handle ?? '')).status).toBe(404);
});

test('a reviewer who signs in again in place goes on watching, with the new token', async () => {
  const { desk, play } = await playable();
  const handle = (await play()).value?.handle ?? '';
  const before = remote((await grantFor(desk, handle)).body);
  await signIn(desk);
  const after = remote((await grantFor(desk, handle)).body);
  expect(after.url).toBe(before.url);
  expect(after.token).not.toBe(before.token);
});

test('what can not be played is refused in words, each case in its own', async () => {
  const { desk, play } = await playable();
  const refusal = async () => (await play()).problem?.code;
  const unheard = await desk.call('playback', {
    params: { id: 'nobody has this' },
    body: { reason: { purpose: 'training' } },
  });
  expect(unheard.problem?.code).toBe('not-found');
  const without = await desk.call('playback', {
    params: { id: 'video-1-1-1' },
    body: { reason: { purpose: 'training' } },
  });
  expect(without.problem?.code).toBe('footage-missing');
  desk.weather.always({ fault: 'offline' });
  expect(await refusal()).toBe('footage-needs-network');
  for (const code of ['footage-closed', 'footage-altered', 'footage-missing', 'not-found'] as const) {
    desk.weather.always({ fault: 'refused', code });
    expect(await refusal()).toBe(code);
  }
  desk.weather.always({ fault: 'status', status: 502 });
  expect(await refusal()).toBe('central-trouble');
  desk.weather.always({ fault: 'not-ours' });
  expect(await refusal()).toBe('central-trouble');
  desk.weather.always(null);
  expect(await refusal()).toBeUndefined();
});

test('a record whose footage never arrived at the central, or is closed, is refused by the central itself', async () => {
  const id = await freshVideo(central, { media });
  const closed = await freshVideo(central, { media, access: 'closed' });
  await central.addFootage(closed, bytes);
  const desk = await reviewerAt(central);
  expect(
    (await desk.call('playback', { params: { id }, body: { reason: { purpose: 'training' } } })).problem
      ?.code,
  ).toBe('footage-missing');
  expect(
    (await desk.call('playback', { params: { id: closed }, body: { reason: { purpose: 'training' } } }))
      .problem?.code,
  ).toBe('footage-closed');
});

test('without a token the footage needs the network and a sign-on; the desk stays open', async () => {
  const { desk, play } = await playable();
  await central.db.transaction((tx) => tx.run('delete from session', []));
  const { problem } = await play();
  expect(problem).toMatchObject({ code: 'footage-needs-network' });
  expect(problem?.detail).toContain('sign in again');
  expect((await desk.call('queue')).problem).toBeNull();
});
