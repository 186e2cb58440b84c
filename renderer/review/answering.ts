import { deskApi } from '../../contract/desk-api.ts';
import { ms } from '../../contract/time.ts';
import type { Desk } from './reviewStore.ts';

/** Answers a question; null takes the answer back. `hint` is what stood beside it, so that both are on record. */
export function answerQuestion(desk: Desk) {
  return async (questionId: string, value: string | null, hint: string | null): Promise<boolean> => {
    const { review, detail } = desk.store.getState();
    if (review === null || detail === null || review.review.state !== 'open') return false;
    mark(desk, questionId, value);
    const outcome = await desk.call(deskApi.answer, {
      params: { id: review.review.id, questionId },
      body: { value, atMs: ms(Math.min(desk.frameTime().ms, detail.video.durationMs)), note: null, hint },
    });
    desk.told.answers += 1;
    unmark(desk, questionId, value);
    if (!outcome.ok) {
      const text = review.form.questions.find(({ id }) => id === questionId)?.text ?? questionId;
      desk.complain(`The answer to “${text}” was not kept.`, outcome.problem);
      return false;
    }
    const { answer } = outcome.value;
    desk.store.setState((state) => {
      if (state.review === null) return {};
      const others = state.review.answers.filter((kept) => kept.answer.questionId !== questionId);
      return { review: { ...state.review, answers: answer === null ? others : [...others, answer] } };
    });
    return true;
  };
}

function mark(desk: Desk, questionId: string, value: string | null): void {
  desk.store.setState(({ answering }) => ({ answering: { ...answering, [questionId]: value } }));
}

function unmark(desk: Desk, questionId: string, value: string | null): void {
  desk.store.setState(({ answering }) => {
    // A newer answer to the same question may be on its way already.
    if (answering[questionId] !== value) return {};
    const { [questionId]: _, ...rest } = answering;
    return { answering: rest };
  });
}
