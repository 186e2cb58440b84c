import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReviewCamera } from '../../../contract/nouns/review.ts';
import { ms } from '../../../contract/time.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { besideOnly } from '../../../electron/core/review/cameras.ts';
import { reviewById } from '../../../electron/core/review/store.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { completeReview, freshVideo, heldAt, openBody, quiet, reviewerAt } from '../../support/reviewer.ts';
import { reviewOf } from '../../support/reviews.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const beside = (videoId: string, changes: Partial<ReviewCamera> = {}): ReviewCamera => ({
  videoId,
  offsetMs: ms(7300),
  how: 'clock',
  worstDriftMs: null,
  ...changes,
});

test('each camera stands beside a video once, the last word counts, and never the video itself', () => {
  const cameras = [beside('a'), beside('b'), beside('a', { how: 'mark' }), beside('me')];
  expect(besideOnly(cameras, 'me')).toEqual([beside('a', { how: 'mark' }), beside('b')]);
});

test('the cameras go with the draft and with the submission to the central', async () => {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central);
  const id = 'review-cameras';
  await desk.get('openReview', { body: openBody(id, videoId) });
  const camera = beside('video-1-2-1', { offsetMs: ms(-1500), how: 'eye', worstDriftMs: ms(21) });
  const { review } = await desk.get('changeReview', { params: { id }, body: { cameras: [camera] } });
  expect(review.cameras).toEqual([camera]);
  await quiet(desk);
  expect(await heldAt(central, id)).toMatchObject({ noun: 'draft', review: { cameras: [camera] } });

  await completeReview(desk, id);
  await desk.get('changeReview', { params: { id }, body: { cameras: [{ ...camera, how: 'mark' }] } });
  await desk.get('submit', { params: { id } });
  await quiet(desk);
  expect(await heldAt(central, id)).toMatchObject({
    noun: 'result',
    review: { state: 'submitted', cameras: [{ ...camera, how: 'mark' }] },
  });
});

test('more cameras than can be shown beside one are refused', async () => {
  const desk = await reviewerAt(central);
  const id = 'review-many-cameras';
  await desk.get('openReview', { body: openBody(id, await freshVideo(central)) }).catch(() => null);
  const cameras = ['a', 'b', 'c', 'd', 'e', 'f'].map((videoId) => beside(videoId));
  const outcome = await desk.call('changeReview', { params: { id }, body: { cameras } });
  expect(outcome.problem?.code).toBe('bad-request');
});

test('a review kept before there were several cameras has none, and goes on', () => {
  const db = temporaryDatabase();
  const { cameras: _, ...older } = reviewOf({ id: 'older' });
  const insert = sql<[body: string]>(
    'an older review',
    `INSERT INTO review (id, video_id, duty_id, state, started_at, submitted_at, body)
     VALUES ('older', 'v', NULL, 'open', 1, NULL, ?)`,
  );
  db.write('an older desk', (write) => write.run(insert, JSON.stringify(older)));
  expect(reviewById(db.read, 'older')).toEqual({ ...older, cameras: [] });
});
