import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { noIssueOf, noIssueOutcome } from '../../../renderer/review/noIssue.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { freshVideo } from '../../support/reviewer.ts';
import { lateStart, reviewOf } from './reviewAtDesk.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());
afterEach(() => vi.unstubAllGlobals());

/** A review that was answered as one without an issue, in one go. */
async function withoutIssue() {
  const opened = await reviewOf(central, await freshVideo(central));
  const { review, state, moment } = opened;
  await review.openFor({ purpose: 'audit' });
  await review.tag(lateStart, moment())?.kept;
  const { review: open, detail } = state();
  if (open === null || detail === null) throw new Error('The review is not open.');
  const { answers } = noIssueOf(open, detail, null);
  const given = await review.answerTogether({ answers, outcome: noIssueOutcome, says: 'all answered' });
  const answered = () =>
    Object.fromEntries(
      (state().review?.answers ?? []).map(({ answer }) => [answer.questionId, answer.value]),
    );
  return { ...opened, answers, given, answered, outcome: () => state().review?.review.outcome };
}

test('a review answered as one without an issue is one step: taken back before the marks, and done again whole', async () => {
  const { review, state, answers, given, answered, outcome } = await withoutIssue();
  expect(given.kept).toBe(true);
  expect(answers.length).toBeGreaterThan(0);
  expect([Object.keys(answered()).length, outcome()]).toEqual([answers.length, 'no-issue']);

  expect(await review.undo()).toBe('all answered');
  expect([answered(), outcome()]).toEqual([{}, null]);
  expect(state().review?.findings).toHaveLength(1);
  expect(await review.redo()).toBe('all answered');
  expect([Object.keys(answered()).length, outcome()]).toEqual([answers.length, 'no-issue']);
});

test('what was changed by hand since is not taken back with it', async () => {
  const { review, answers, answered, outcome } = await withoutIssue();
  const [first] = answers;
  await review.answer(first?.question.id ?? '', 'no', null);
  review.setOutcome('coached');
  await review.undo();
  expect([answered(), outcome()]).toEqual([{ [first?.question.id ?? '']: 'no' }, 'coached']);
});

test('taken back by its button, it is not taken back a second time by the key', async () => {
  const { review, state, given, answered } = await withoutIssue();
  await given.takeBack();
  expect(answered()).toEqual({});
  // The step before it is the mark.
  expect(await review.undo()).toMatch(/^late start/);
  expect(state().review?.findings).toEqual([]);
});
