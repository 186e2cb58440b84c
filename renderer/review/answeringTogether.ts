import { answerQuestion } from './answering.ts';
import type { NoIssue } from './noIssue.ts';
import { isOpen } from './reviewState.ts';
import type { Desk } from './reviewStore.ts';

/** Answers that are given in one go, the outcome with them where there is one; `says` names it for whoever takes it back. */
export type Together = {
  readonly answers: NoIssue['answers'];
  readonly outcome: string | null;
  readonly says: string;
};

/**
 * Gives several answers as one step, which *undo* takes back and *redo* gives again. What the reviewer has changed by hand
 * since is left as it is. Answers whether all is kept, and how to take just this step back.
 */
export function answerTogether(desk: Desk) {
  const answer = answerQuestion(desk);
  return async ({ answers, outcome, says }: Together) => {
    const { outcome: before = null, unavailable = null } = desk.store.getState().review?.review ?? {};

    async function give(): Promise<boolean> {
      if (!isOpen(desk.store.getState())) return false;
      if (outcome !== null) desk.fields.want({ outcome, unavailable: null });
      return await allOf(answers.map(({ question, value, hint }) => answer(question.id, value, hint)));
    }

    async function takeBack(): Promise<boolean> {
      const { review } = desk.store.getState();
      if (review?.review.state !== 'open') return false;
      const stands = ({ question, value }: NoIssue['answers'][number]): boolean =>
        review.answers.some((kept) => kept.answer.questionId === question.id && kept.answer.value === value);
      // What was chosen since may still be on its way.
      const { outcome: chosen = review.review.outcome } = desk.fields.wanted();
      if (outcome !== null && chosen === outcome) {
        desk.fields.want({ outcome: before, unavailable });
      }
      return await allOf(answers.filter(stands).map(({ question }) => answer(question.id, null, null)));
    }

    async function allOf(given: readonly Promise<boolean>[]): Promise<boolean> {
      return (await Promise.all([...given, desk.fields.flush()])).every(Boolean);
    }

    const subject = desk.ids();
    desk.history.note({ subject, says, undo: takeBack, redo: give });
    return {
      kept: await give(),
      takeBack: async (): Promise<void> => {
        if (await takeBack()) desk.history.drop(subject);
      },
    };
  };
}
