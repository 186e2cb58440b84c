import type { ReviewDetail } from '../../contract/desk-state.ts';
import type { Question } from '../../contract/nouns/form.ts';

/** The questions that have to be answered before submitting and aren't yet, in the order of the form. */
export function openQuestions(review: Pick<ReviewDetail, 'form' | 'answers'> | null): readonly Question[] {
  if (review === null) return [];
  const answered = new Set(review.answers.map(({ answer }) => answer.questionId));
  return review.form.questions.filter(({ id, required }) => required && !answered.has(id));
}
