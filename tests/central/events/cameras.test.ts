import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskEvent } from '../../../contract/nouns/event.ts';
import type { Submission } from '../../../contract/nouns/review.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { heldAt } from '../../support/reviewer.ts';
import { submissionOf } from '../../support/reviews.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

/** As a desk or a central from before there were several cameras wrote it. */
function older(submission: Submission): Submission {
  const { cameras: _, ...review } = submission.review;
  return { ...submission, review: review as Submission['review'] };
}
const submit = (submission: Submission): DeskEvent => ({ kind: 'review-submitted', submission });

test('a submission of an older desk says nothing of cameras and is taken as one without', async () => {
  const desk = plainDesk(await central.signIn('sergeant', 'older'));
  expect((await desk.send(submit(older(submissionOf({ id: 'from-older' }))))).map(verdict)).toEqual([
    'accepted',
  ]);
  expect((await heldAt(central, 'from-older'))?.review.cameras).toEqual([]);
});

test('what an older central kept is the same review when it is sent again', async () => {
  const desk = plainDesk(await central.signIn('sergeant', 'again'));
  const given = submissionOf({ id: 'kept-by-older' });
  await desk.send(submit(given));
  await central.db.query(`update item set body = replace(body, ',"cameras":[]', '') where id = $1`, [
    'kept-by-older',
  ]);
  expect((await desk.send(submit(given))).map(verdict)).toEqual(['accepted']);
  const other = submissionOf({ id: 'kept-by-older', note: 'Another word' });
  expect((await desk.send(submit(other))).map(verdict)).toEqual(['review-submitted']);
});
