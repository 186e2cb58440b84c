import { askedQuestions, openRequired, type Question } from '../../contract/nouns/form.ts';
import type { ReviewDetail } from '../../contract/review-state.ts';

/** The questions that have to be answered before submitting and aren't yet, in the order of the form. */
export function openQuestions(review: Pick<ReviewDetail, 'form' | 'answers'> | null): readonly Question[] {
  return review === null ? [] : openRequired(review.form, answersOf(review));
}

/** The questions that the form asks after the answers so far. */
export function shownQuestions(review: Pick<ReviewDetail, 'form' | 'answers'> | null): readonly Question[] {
  return review === null ? [] : askedQuestions(review.form, answersOf(review));
}

function answersOf({ answers }: Pick<ReviewDetail, 'answers'>) {
  return answers.map(({ answer }) => answer);
}
