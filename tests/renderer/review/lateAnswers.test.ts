import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { noIssueOf, noIssueOutcome } from '../../../renderer/review/noIssue.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { freshVideo } from '../../support/reviewer.ts';
import { hold, reviewOf } from './reviewAtDesk.ts';

// Two answers of the core may come in another order than they were asked for: they travel on connections of their own.

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());
afterEach(() => vi.unstubAllGlobals());

async function opened() {
  const desk = await reviewOf(central, await freshVideo(central));
  await desk.review.openFor({ purpose: 'audit' });
  const { review, detail } = desk.state();
  if (review === null || detail === null) throw new Error('The review is not open.');
  return { ...desk, ...noIssueOf(review, detail, null) };
}

/** Lets what the core has answered already be held back on its way to the window, and then comes the rest. */
const afterIt = async (weather: Parameters<typeof hold>[0], path: RegExp, ask: () => Promise<unknown>) => {
  const letGo = hold(weather, path);
  const asked = ask();
  await vi.waitFor(() =>
    expect(weather.sent.some((one) => path.test(`${one.method} ${one.path}`))).toBe(true),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  return async () => {
    letGo();
    await asked;
  };
};

test('answers taken back stay taken back when the core’s word about the outcome comes after theirs', async () => {
  const { review, state, weather, answers } = await opened();
  await review.answerTogether({ answers, outcome: noIssueOutcome, says: 'all answered' });
  expect(state().review?.answers).toHaveLength(answers.length);
  weather.sent = [];
  const outcomeComes = await afterIt(weather, /^PUT .*reviews\/[^/]+$/, () => {
    review.setOutcome(null);
    return review.flush();
  });
  for (const { question } of answers) expect(await review.answer(question.id, null, null)).toBe(true);
  await outcomeComes();
  expect(state().review?.answers).toEqual([]);
  expect(state().review?.review.outcome).toBeNull();
});

test('an outcome that was chosen stays when an older word about the review comes after it', async () => {
  const { review, state, weather, answers } = await opened();
  weather.sent = [];
  const olderComes = await afterIt(weather, /^GET .*reviews\/[^/]+$/, () => review.refresh());
  review.setOutcome(noIssueOutcome);
  expect(await review.flush()).toBe(true);
  const [first] = answers;
  expect(await review.answer(first?.question.id ?? '', first?.value ?? '', null)).toBe(true);
  expect(await review.reclassify('training', 'used in a class', '')).toBe(true);
  await olderComes();
  expect(state().review).toMatchObject({
    review: { outcome: noIssueOutcome },
    answers: [{ answer: { questionId: first?.question.id } }],
    reclassification: { reclassification: { to: 'training' } },
  });
});
