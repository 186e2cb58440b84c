import type { VideoDetail } from '../../contract/library-state.ts';
import { answersByKind, type Question } from '../../contract/nouns/form.ts';
import type { ReviewDetail } from '../../contract/review-state.ts';
import type { Band } from '../reading/soundShape.ts';
import { type Fact, factFor } from './facts.ts';
import { openQuestions } from './openQuestions.ts';

/** What a review without an issue would answer to the required questions still open, and which it leaves to the reviewer. */
export type NoIssue = {
  readonly answers: readonly {
    readonly question: Question;
    readonly value: string;
    readonly hint: string | null;
  }[];
  /** A number or a scale is asked, or what the data knows speaks for a problem. */
  readonly left: readonly { readonly question: Question; readonly hint: string | null }[];
};

/** The code of the outcome, where the department's list has it. */
export const noIssueOutcome = 'no-issue';

export function noIssueOf(
  review: Pick<ReviewDetail, 'form' | 'answers'>,
  detail: VideoDetail,
  speech: readonly Band[] | null,
): NoIssue {
  const asked = openQuestions(review).map((question) => {
    const fact = question.fact === null ? null : factFor(question.fact, detail, speech);
    return { question, hint: fact?.text ?? null, value: fineAnswer(question, fact) };
  });
  return {
    answers: asked.flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }])),
    left: asked.filter(({ value }) => value === null).map(({ question, hint }) => ({ question, hint })),
  };
}

/** *Yes* or *no*, whichever tells of no problem; null where neither does, or where the data speaks against it. */
function fineAnswer(question: Question, fact: Fact | null): string | null {
  const values: readonly string[] = answersByKind[question.kind] ?? [];
  if (fact?.telling === true || !values.includes('yes')) return null;
  return ['yes', 'no'].find((value) => !question.bad.includes(value)) ?? null;
}
