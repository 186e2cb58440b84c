import { askedQuestions, openRequired, type Question } from '../../contract/nouns/form.ts';
import type { ReviewDetail } from '../../contract/review-state.ts';
import type { ReviewState } from './reviewState.ts';

/** The questions that have to be answered before submitting and aren't yet, in the order of the form. */
export function openQuestions(review: Pick<ReviewDetail, 'form' | 'answers'> | null): readonly Question[] {
  return review === null ? [] : openRequired(review.form, answersOf(review));
}

/** The questions that the form asks after the answers so far. */
export function shownQuestions(review: Pick<ReviewDetail, 'form' | 'answers'> | null): readonly Question[] {
  return review === null ? [] : askedQuestions(review.form, answersOf(review));
}

/**
 * The first question due after another one, going round; without any due and without that one, the first not answered; else
 * null. What is on its way to the core is answered: hands are quicker than the disk.
 */
export function dueQuestion(
  { review, answering }: Pick<ReviewState, 'review' | 'answering'>,
  after: string | null,
): string | null {
  if (review === null) return null;
  const answered = new Map(
    review.answers.map(({ answer }): [string, string | null] => [answer.questionId, answer.value]),
  );
  for (const [id, value] of Object.entries(answering)) answered.set(id, value);
  const questions = shownQuestions(review);
  const from = questions.findIndex(({ id }) => id === after) + 1;
  const round = [...questions.slice(from), ...questions.slice(0, from)];
  const left = round.filter(({ id }) => (answered.get(id) ?? null) === null && id !== after);
  return (left.find(({ required }) => required) ?? (after === null ? left[0] : undefined))?.id ?? null;
}

function answersOf({ answers }: Pick<ReviewDetail, 'answers'>) {
  return answers.map(({ answer }) => answer);
}
