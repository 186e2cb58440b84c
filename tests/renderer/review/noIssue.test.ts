import { expect, test } from 'vitest';
import { videoReviewForm } from '../../../central/defaults/form.ts';
import { ms } from '../../../contract/time.ts';
import { noIssueOf } from '../../../renderer/review/noIssue.ts';
import { at, knownOf } from './known.ts';

const required = videoReviewForm.questions.filter((question) => question.required);

test('it answers the required questions that are open as fine, and no other', () => {
  const [first] = required;
  const answered = {
    questionId: first?.id ?? '',
    value: 'no',
    atMs: null,
    note: null,
    answeredAt: at('2021-07-15T09:00:00-05:00'),
    hint: null,
  };
  const detail = { ...knownOf({}), timings: [] };
  const plan = noIssueOf(
    { form: videoReviewForm, answers: [{ answer: answered, sent: 'kept', since: null }] },
    detail,
    null,
  );
  const said = [...plan.answers, ...plan.left].map(({ question }) => question.id);
  expect(said.toSorted()).toEqual(
    required
      .slice(1)
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(new Set(plan.answers.map(({ value }) => value))).toEqual(new Set(['yes']));
});

test('what the data speaks against, and what asks for a number, is left to the reviewer', () => {
  const [plain] = required;
  if (plain === undefined) throw new Error('no required question');
  const form = {
    ...videoReviewForm,
    questions: [
      { ...plain, id: 'training', bad: ['yes'], fact: null },
      { ...plain, id: 'muted', fact: 'mute' as const },
      { ...plain, id: 'quality', kind: 'scale-5' as const, bad: ['1'], fact: null },
      { ...plain, id: 'people', kind: 'count' as const, bad: [], fact: null },
    ],
  };
  const muted = knownOf({ muted: [{ startMs: ms(1000), endMs: ms(9000) }] });
  const plan = noIssueOf({ form, answers: [] }, muted, null);
  expect(plan.answers.map(({ question, value }) => [question.id, value])).toEqual([['training', 'no']]);
  expect(plan.left.map(({ question }) => question.id)).toEqual(['muted', 'quality', 'people']);
});
