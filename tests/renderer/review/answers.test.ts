import { describe, expect, test } from 'vitest';
import { videoReviewForm } from '../../../central/defaults/form.ts';
import { answersByKind, isAnswerTo } from '../../../contract/nouns/form.ts';
import type { CommandMap } from '../../../renderer/keyboard/commands.ts';
import { deskKeys } from '../../../renderer/keyboard/desk-keys.ts';
import { stepsOf } from '../../../renderer/keyboard/keys.ts';
import { answerByKey, answerSegments } from '../../../renderer/review/answerSegments.ts';
import { dueQuestion, openQuestions } from '../../../renderer/review/openQuestions.ts';
import { findingKeys, formKeys, playKeys, reviewKeys } from '../../../renderer/review/reviewKeys.ts';
import type { OpenReview } from '../../../renderer/review/reviewState.ts';

describe('the answers to choose from', () => {
  test('every kind of question has them, and each is one that the contract takes', () => {
    for (const kind of Object.keys(answersByKind) as (keyof typeof answersByKind)[]) {
      const segments = answerSegments({ kind, bad: [] });
      if (kind === 'count') expect(segments).toBeNull();
      else for (const { value } of segments ?? []) expect(isAnswerTo({ kind }, value), value).toBe(true);
    }
  });

  test('those that tell of a problem are coloured, whichever they are', () => {
    const training = videoReviewForm.questions.find(({ id }) => id === 'training-need');
    if (training === undefined) throw new Error('the form has no such question');
    expect(answerSegments(training)?.map(({ value, isBad }) => [value, isBad])).toEqual([
      ['yes', true],
      ['no', false],
      ['na', false],
    ]);
  });

  test('a key means an answer only where the question has it', () => {
    expect([
      answerByKey({ kind: 'yes-no-na' }, 'na'),
      answerByKey({ kind: 'yes-no-unclear' }, 'na'),
      answerByKey({ kind: 'scale-5' }, '4'),
      answerByKey({ kind: 'scale-5' }, 'yes'),
      answerByKey({ kind: 'count' }, '4'),
    ]).toEqual(['na', null, '4', null, null]);
  });
});

test('what is due is required and not answered', () => {
  expect(openQuestions(null)).toEqual([]);
  expect(openQuestions({ form: videoReviewForm, answers: [] }).every(({ required }) => required)).toBe(true);
});

test('after an answer comes the next question that is due; what is on its way to the core is answered', () => {
  const required = videoReviewForm.questions.filter((one) => one.required && one.shownWhen === undefined);
  const [first, second, third] = required.map(({ id }) => id);
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few are due');
  const review = { form: videoReviewForm, answers: [] } as unknown as OpenReview;
  expect(dueQuestion({ review, answering: {} }, first)).toBe(second);
  expect(dueQuestion({ review, answering: { [second]: 'yes' } }, first)).toBe(third);
  expect(dueQuestion({ review, answering: { [second]: null } }, first)).toBe(second);
  const all = Object.fromEntries(required.map(({ id }) => [id, 'yes']));
  expect(dueQuestion({ review, answering: all }, first)).toBeNull();
});

describe('the keys', () => {
  const layers: Readonly<Record<'play' | 'review' | 'desk' | 'form' | 'finding', CommandMap>> = {
    play: playKeys,
    review: reviewKeys,
    desk: deskKeys,
    form: formKeys,
    finding: findingKeys,
  };

  test('no two commands of the picture, the review and the desk share a key', () => {
    const all = [layers.play, layers.review, layers.desk].flatMap((map) =>
      Object.values(map).flatMap(({ keys }) => keys.map((key: string) => stepsOf(key).join(' '))),
    );
    expect(all.filter((key, n) => all.indexOf(key) !== n)).toEqual([]);
    // The first step of a sequence is nobody's key.
    const begun = all.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]);
    expect(all.filter((key) => begun.includes(key))).toEqual([]);
  });

  test.each(['form', 'finding'] as const)('within the %s no two commands share a key', (name) => {
    const all = Object.values(layers[name]).flatMap(({ keys }) =>
      keys.map((key: string) => stepsOf(key).join(' ')),
    );
    expect(all.filter((key, n) => all.indexOf(key) !== n)).toEqual([]);
  });
});
