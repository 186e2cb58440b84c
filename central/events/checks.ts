import type { Account, CodeList } from '../../contract/nouns/account.ts';
import type { Finding } from '../../contract/nouns/finding.ts';
import { type Answer, type Form, isAnswerTo, openRequired } from '../../contract/nouns/form.ts';
import { barsWatching, type Review, type Submission } from '../../contract/nouns/review.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import { isInScope } from '../scope.ts';
import type { Books } from './books.ts';

/** The video, when this account may see it. A video that isn't there is refused in the same words. */
export async function visibleVideo(books: Books, account: Account, id: string): Promise<Video | Refusal> {
  const video = await books.read('video', id);
  return video !== null && isInScope(account, video.item) ? video.body : refuse('not-allowed');
}

/** A code of any version of its list is known; where the department has published no such list, every code is. */
export async function checkCode(
  books: Books,
  list: CodeList['id'],
  code: string | null,
): Promise<Refusal | null> {
  if (code === null) return null;
  const versions = (await books.codeLists()).filter(({ id }) => id === list);
  const isKnown =
    versions.length === 0 || versions.some(({ items }) => items.some((item) => item.code === code));
  return isKnown ? null : refuse('code-unknown', `"${code}" is not on the list "${list}".`);
}

export async function checkFinding(books: Books, finding: Finding): Promise<Refusal | null> {
  return (
    (await checkCode(books, 'finding', finding.kind)) ?? checkCode(books, 'exception', finding.exception)
  );
}

export async function formOf(books: Books, review: Review): Promise<Form | null> {
  return (await books.read('form', `${review.formId}@${review.formVersion}`))?.body ?? null;
}

/** Whether the form asks this and takes that for an answer. A form that was never published can't be checked. */
export function checkAnswer(form: Form | null, answer: Answer): Refusal | null {
  if (form === null) return null;
  const question = form.questions.find(({ id }) => id === answer.questionId);
  if (question === undefined)
    return refuse('question-unknown', `The form has no question "${answer.questionId}".`);
  return isAnswerTo(question, answer.value) ? null : refuse('answer-not-fitting', question.text);
}

/** Whether a review may be closed like this: everything named is known, everything required is there. */
export async function checkSubmission(books: Books, submission: Submission): Promise<Refusal | null> {
  const form = await formOf(books, submission.review);
  return (await checkParts(books, submission, form)) ?? checkWhole(submission, form);
}

/** Whether everything that a review names is known, and belongs to it. */
export async function checkParts(
  books: Books,
  submission: Submission,
  form: Form | null,
): Promise<Refusal | null> {
  const { review, answers, findings } = submission;
  if (findings.some(({ reviewId }) => reviewId !== review.id)) {
    return refuse('bad-request', 'A finding belongs to another review.');
  }
  for (const finding of findings) {
    const refusal = await checkFinding(books, finding);
    if (refusal !== null) return refusal;
  }
  const misfit = answers.map((answer) => checkAnswer(form, answer)).find(isRefusal);
  if (misfit !== undefined) return misfit;
  return (
    (await checkCode(books, 'outcome', review.outcome)) ??
    (await checkCode(books, 'unavailable', review.unavailable))
  );
}

function checkWhole({ review, answers }: Submission, form: Form | null): Refusal | null {
  // An unavailable video has no answers: it stays in its sample as non-response.
  if (review.unavailable !== null) return null;
  if (review.trouble !== null && barsWatching(review.trouble))
    return refuse('not-viewable', review.trouble.says);
  if (review.outcome === null) return refuse('outcome-missing');
  const open = form === null ? [] : openRequired(form, answers);
  return open.length === 0 ? null : refuse('review-incomplete', open.map(({ text }) => text).join(' · '));
}
