import type { Answer, Form } from '../../../contract/nouns/form.ts';
import { isAnswerTo } from '../../../contract/nouns/form.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import { clockText, type Instant } from '../../../contract/time.ts';
import { toleranceMs } from '../finding/rules.ts';

/** What may be answered to a question of the form that the review was made with. */

export type Answered = Pick<Answer, 'atMs' | 'note' | 'hint'> & { readonly value: string };

/** The answer as it is kept, or why it can't be. */
export function givenAnswer(
  form: Form,
  questionId: string,
  given: Answered,
  durationMs: number,
  now: Instant,
): Answer | Refusal {
  const question = form.questions.find(({ id }) => id === questionId);
  if (question === undefined)
    return refuse('question-unknown', `"${form.title}", version ${form.version}, has no "${questionId}".`);
  if (!isAnswerTo(question, given.value))
    return refuse('answer-not-fitting', `"${given.value}" is no answer to "${question.text}".`);
  const { atMs } = given;
  if (atMs !== null && (atMs < 0 || atMs > durationMs + toleranceMs))
    return refuse(
      'outside-clip',
      `${clockText(atMs)} is not within 00:00:00.000 to ${clockText(durationMs)}.`,
    );
  return { questionId, value: given.value, atMs, note: given.note, answeredAt: now, hint: given.hint };
}

/** Whether the answer says the same already: then nothing is written and nothing is sent. */
export function isSameAnswer(before: Answer | null, given: Answered): boolean {
  return (
    before !== null &&
    before.value === given.value &&
    before.atMs === given.atMs &&
    before.note === given.note &&
    before.hint === given.hint
  );
}
