import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Video } from '../../contract/nouns/video.ts';
import { hour } from '../../contract/time.ts';
import { createFootage } from '../../electron/hosts/footage.ts';
import { password, type TestCentral, testCentral } from '../support/central.ts';
import { freshVideo, openBody, reviewerAt, signIn } from '../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const bytes = new Uint8Array(3_000_000).map((_, index) => index % 251);
const media: Video['media'] = {
  ...{ kind: 'progressive', mime: 'video/mp4', sizeBytes: bytes.length, videoCodec: null, audioCodec: null },
  ...{ width: 1, height: 1, rotation: 0, sha256: '0'.repeat(64), playedSha256: null },
};

/** A desk on which a recording is being watched, and its host's way to the footage. */
async function watching() {
  const id = await freshVideo(central, { media });
  await central.addFootage(id, bytes);
  const desk = await reviewerAt(central);
  await desk.get('openReview', { body: openBody(`review-of-${id}`, id) });
  const { handle } = await desk.get('playback', { params: { id }, body: {} });
  let clock = 0;
  const footage = createFootage(desk.core.fetch, desk.weather.fetch, () => clock);
  const ask = (given: RequestInit = {}): Promise<Response> =>
    footage(new Request(`http://desk.invalid/media/${handle}`, given));
  const pass = (milliseconds: number): void => {
    clock += milliseconds;
  };
  return { desk, ask, pass };
}

const wishes: readonly [string, RequestInit][] = [
  ['all of it', {}],
  ['a range', { headers: { range: 'bytes=10-19' } }],
  ['the end', { headers: { range: 'bytes=-5' } }],
  ['its length', { method: 'HEAD' }],
];

test.each(wishes)(
  'a handle from before gives %s neither concealed nor after the end, and again afterwards',
  async (_, wish) => {
    const { desk, ask } = await watching();
    const served = async (): Promise<number> => {
      const response = await ask(wish);
      await response.body?.cancel();
      return response.status;
    };
    const right = await served();
    expect([200, 206]).toContain(right);
    await desk.get('conceal', { body: { why: 'asked' } });
    expect(await served()).toBe(423);
    await desk.get('unlock', { body: { password } });
    expect(await served()).toBe(right);
    desk.clock.set(desk.clock.now() + 12 * hour);
    expect(await served()).toBe(401);
    await signIn(desk);
    expect(await served()).toBe(right);
  },
);

test('an answer that is under way breaks off within a second of the concealing', async () => {
  const { desk, ask, pass } = await watching();
  const reader = (await ask()).body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await desk.get('conceal', { body: { why: 'idle' } });
  pass(1000);
  await expect(reader?.read()).rejects.toThrow('concealed');
});

test('an answer that nobody conceals comes whole', async () => {
  const { ask, pass } = await watching();
  const response = await ask();
  pass(1000);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
});
