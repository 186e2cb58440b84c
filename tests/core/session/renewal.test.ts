import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Video } from '../../../contract/nouns/video.ts';
import { hour, minute } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { freshVideo, type Reviewer, reviewerAt, signIn } from '../../support/reviewer.ts';

let central: TestCentral;
let videoId = '';
beforeAll(async () => {
  central = await testCentral();
  const media: Video['media'] = {
    kind: 'progressive',
    mime: 'video/mp4',
    sizeBytes: 3000,
    videoCodec: null,
    audioCodec: null,
    width: 1,
    height: 1,
    rotation: 0,
    sha256: '0'.repeat(64),
    playedSha256: null,
  };
  videoId = await freshVideo(central, { media });
  await central.addFootage(videoId, new Uint8Array(3000));
});
afterAll(() => central.stop());

const renewals = ({ weather }: Reviewer): number =>
  weather.seen.filter(({ path }) => path === '/v1/token').length;
/** Both clocks go on, and the desk asks the central for something. */
async function askAfter(desk: Reviewer, milliseconds: number): Promise<void> {
  central.clock.advance(milliseconds);
  await desk.clock.advance(milliseconds);
  await desk.call('playback', { params: { id: videoId }, body: { reason: { purpose: 'training' } } });
}

test('a token is changed for a new one at its first use after half an hour, once, and the new one is used', async () => {
  const desk = await reviewerAt(central);
  await askAfter(desk, minute);
  expect(renewals(desk)).toBe(0);
  await askAfter(desk, 30 * minute);
  expect(renewals(desk)).toBe(1);
  await askAfter(desk, minute);
  await askAfter(desk, minute);
  expect(renewals(desk)).toBe(1);
  const rows = await central.db.query<{ superseded: boolean }>(
    'select superseded_at is not null as superseded from session order by created_at',
  );
  expect(rows.at(-1)).toEqual({ superseded: false });
  expect(rows.some(({ superseded }) => superseded)).toBe(true);
});

test('a lost answer leaves the desk with its old token, which still works, and it asks again a minute later', async () => {
  const desk = await reviewerAt(central);
  desk.weather.next('/v1/token', { fault: 'lost-answer' }, { fault: 'status', status: 500 });
  await askAfter(desk, 31 * minute);
  const { problem } = await desk.call('playback', {
    params: { id: videoId },
    body: { reason: { purpose: 'training' } },
  });
  expect(problem?.code).toBe(undefined);
  const before = renewals(desk);
  for (let n = 0; n < 3; n += 1) await askAfter(desk, minute);
  expect(renewals(desk)).toBeGreaterThan(before);
  expect(
    (await desk.call('playback', { params: { id: videoId }, body: { reason: { purpose: 'training' } } }))
      .problem?.code,
  ).toBe(undefined);
});

test('a desk that is started again goes on with the new token', async () => {
  const desk = await reviewerAt(central);
  await askAfter(desk, 31 * minute);
  central.clock.advance(2 * minute);
  await desk.clock.advance(2 * minute);
  const again = await desk.restart();
  desk.weather.next('/v1/hello', { fault: 'offline' });
  await signIn(again);
  const { problem } = await again.call('playback', {
    params: { id: videoId },
    body: { reason: { purpose: 'training' } },
  });
  expect(problem?.code).toBe(undefined);
});

test('twelve hours after the sign-in the central asks again who this is, however often the token was renewed', async () => {
  const desk = await reviewerAt(central);
  await askAfter(desk, 31 * minute);
  central.clock.advance(11 * hour);
  expect(
    (await desk.call('playback', { params: { id: videoId }, body: { reason: { purpose: 'training' } } }))
      .problem?.code,
  ).toBe(undefined);
  central.clock.advance(hour);
  expect(
    (await desk.call('playback', { params: { id: videoId }, body: { reason: { purpose: 'training' } } }))
      .problem?.code,
  ).toBe('footage-needs-network');
});
