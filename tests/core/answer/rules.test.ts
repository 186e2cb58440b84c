import { expect, test } from 'vitest';
import { instant, ms } from '../../../contract/time.ts';
import { givenAnswer, isSameAnswer } from '../../../electron/core/answer/rules.ts';
import { form } from '../../support/department.ts';

const now = instant(5);
const give = (questionId: string, value: string, atMs: number | null = null) =>
  givenAnswer(
    form,
    questionId,
    { value, atMs: atMs === null ? null : ms(atMs), note: null, hint: null },
    60_000,
    now,
  );

test('an answer is one of its question’s', () => {
  expect(give('started-before-contact', 'na')).toMatchObject({ value: 'na', answeredAt: now });
  expect(give('started-before-contact', 'maybe')).toMatchObject({ refused: 'answer-not-fitting' });
  expect(give('picture-quality', '5')).toMatchObject({ value: '5' });
  expect(give('picture-quality', '6')).toMatchObject({ refused: 'answer-not-fitting' });
  expect(give('units-on-scene', '12')).toMatchObject({ value: '12' });
  expect(give('units-on-scene', '-1')).toMatchObject({ refused: 'answer-not-fitting' });
});

test('only the form’s own questions are answered', () => {
  expect(give('shoe-size', '44')).toMatchObject({ refused: 'question-unknown' });
});

test('where it was seen lies inside the clip', () => {
  expect(give('picture-quality', '3', 60_000)).toMatchObject({ atMs: 60_000 });
  expect(give('picture-quality', '3', 61_000)).toMatchObject({ refused: 'outside-clip' });
});

test('an answer is the same when all that the reviewer said is the same', () => {
  const answer = { questionId: 'q', value: 'yes', atMs: null, note: null, answeredAt: now, hint: null };
  expect(isSameAnswer(answer, { ...answer })).toBe(true);
  expect(isSameAnswer(answer, { ...answer, note: 'since' })).toBe(false);
});
