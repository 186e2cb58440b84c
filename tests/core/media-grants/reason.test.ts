import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchedOutsideDuty } from '../../../central/audit/watched.ts';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import type { deskApi } from '../../../contract/desk-api.ts';
import type { Given } from '../../../contract/line.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { day, instant } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { duties, videos } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { completeReview, freshVideo, openBody, quiet, reviewerAt, signIn } from '../../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const bytes = new Uint8Array(3000);
const media: Video['media'] = {
  ...{ kind: 'progressive', mime: 'video/mp4', sizeBytes: bytes.length, videoCodec: null, audioCodec: null },
  ...{ width: 1, height: 1, rotation: 0, sha256: '0'.repeat(64), playedSha256: null },
};

async function recording(changes: Partial<Video> = {}): Promise<string> {
  const id = await freshVideo(central, { media, ...changes });
  await central.addFootage(id, bytes);
  return id;
}

type Body = Given<typeof deskApi.playback>['body'];
const play = (desk: Desk, id: string, body: Body = {}) => desk.call('playback', { params: { id }, body });
const codeOf = async (outcome: ReturnType<typeof play>) => (await outcome).problem?.code;

/** What the central has on record of a recording that was watched. */
async function onRecord(desk: Desk, videoId: string) {
  await quiet(desk);
  const lines = [];
  for await (const line of watchedOutsideDuty(central.db)) if (line.video === videoId) lines.push(line);
  return lines;
}

test('what is owed to nobody here is played for a reason alone, said once, which reaches the central with the playback', async () => {
  const id = await recording();
  const desk = await reviewerAt(central);
  const refused = await play(desk, id);
  expect(refused.problem).toMatchObject({
    code: 'reason-needed',
    detail: expect.stringContaining('on your list') as string,
  });
  expect(await codeOf(play(desk, id, { reason: { purpose: 'complaint' } }))).toBeUndefined();
  expect(await codeOf(play(desk, id))).toBeUndefined();
  expect(await onRecord(desk, id)).toMatchObject([
    { username: 'alvarez', because: 'reason', purpose: 'complaint' },
    { username: 'alvarez', because: 'reason', purpose: 'complaint' },
  ]);
});

test('another reason needs words, and they are on record', async () => {
  const id = await recording();
  const desk = await reviewerAt(central);
  for (const note of [undefined, '', '  '])
    expect(await codeOf(play(desk, id, { reason: { purpose: 'other', note } }))).toBe('reason-needed');
  expect(
    await codeOf(play(desk, id, { reason: { purpose: 'other', note: 'asked by the mayor' } })),
  ).toBeUndefined();
  expect(await onRecord(desk, id)).toMatchObject([{ purpose: 'other', note: 'asked by the mayor' }]);
  const opening = desk.call('openReview', { body: openBody('review-other', id, { purpose: 'other' }) });
  expect((await opening).problem?.code).toBe('reason-needed');
});

test('a reason is good for its recording and its sign-on', async () => {
  const [one, other] = [await recording(), await recording()];
  const desk = await reviewerAt(central);
  await play(desk, one, { reason: { purpose: 'training' } });
  expect(await codeOf(play(desk, other))).toBe('reason-needed');
  await signIn(desk);
  expect(await codeOf(play(desk, one))).toBe('reason-needed');
});

test('a duty says why until it is done', async () => {
  const [duty] = duties;
  const id = await recording();
  const owed = { ...duty, id: `duty-of-${id}`, videoId: id, doneAt: null };
  await central.db.transaction((tx) =>
    putItems(tx, [itemOf('duty', owed as Parameters<typeof itemOf<'duty'>>[1])]),
  );
  const desk = await reviewerAt(central);
  expect(await codeOf(play(desk, id))).toBeUndefined();
  expect(await onRecord(desk, id)).toEqual([]);
  await desk.get('openReview', { body: openBody(`review-of-${id}`, id, { dutyId: owed.id }) });
  await completeReview(desk, `review-of-${id}`);
  await desk.get('submit', { params: { id: `review-of-${id}` } });
  expect(await codeOf(play(desk, id))).toBe('reason-needed');
});

test('an open review says why, for the other cameras of its incident too, and for nothing else', async () => {
  const [reviewed, camera] = [
    await recording({ incidentNumber: 'KC26-777001' }),
    await recording({ incidentNumber: 'KC26-777001' }),
  ];
  const days = 3 * day;
  const [first] = videos;
  const elsewhere = await recording({
    recordedAt: instant((first?.recordedAt ?? 0) - days),
    endedAt: instant((first?.endedAt ?? 0) - days),
  });
  const desk = await reviewerAt(central);
  await desk.get('openReview', {
    body: openBody('review-beside', reviewed, { purpose: 'other', note: 'asked by the chief' }),
  });
  expect(await codeOf(play(desk, reviewed))).toBeUndefined();
  expect(await codeOf(play(desk, camera))).toBe('reason-needed');
  expect(await codeOf(play(desk, camera, { beside: 'review-beside' }))).toBeUndefined();
  expect(await codeOf(play(desk, camera, { beside: 'review-of-nobody' }))).toBe('reason-needed');
  expect(await codeOf(play(desk, elsewhere, { beside: 'review-beside' }))).toBe('reason-needed');
  expect(await onRecord(desk, reviewed)).toMatchObject([
    { because: 'review', of: 'review-beside', purpose: 'other', note: 'asked by the chief' },
  ]);
  expect(await onRecord(desk, camera)).toMatchObject([
    { because: 'beside', of: 'review-beside', purpose: 'other' },
  ]);
});
