import { isRefusal, refuse } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import type { WriteDb } from '../db/sql.ts';
import { append } from '../outbox/append.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { formOf, keptAnswer } from '../review/detail.ts';
import { type OpenReview, openReview } from '../review/open.ts';
import type { Handlers } from '../serve.ts';
import { givenAnswer, isSameAnswer } from './rules.ts';
import { answerTo, dropAnswer, putAnswer } from './store.ts';

export function answerRoutes(needs: WorkNeeds): Handlers<'answer'> {
  const { now } = needs.clock;
  return {
    answer: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'answer', (db) => {
        const open = openReview(db, params.id);
        if (isRefusal(open)) return open;
        const { value, ...about } = body;
        if (value === null) return takeBack(db, open, params.questionId, now());
        const before = answerTo(db, params.id, params.questionId);
        const answer = givenAnswer(
          formOf(db, open.review),
          params.questionId,
          { ...about, value },
          open.durationMs,
          now(),
        );
        if (isRefusal(answer)) return answer;
        if (before !== null && isSameAnswer(before, answer))
          return { answer: keptAnswer(db, params.id, before) };
        putAnswer(db, params.id, answer);
        append(db, { kind: 'answer-kept', reviewId: params.id, answer }, open.review.videoId, now());
        return { answer: keptAnswer(db, params.id, answer) };
      }),
  };
}

function takeBack(db: WriteDb, { review }: OpenReview, questionId: string, now: Instant) {
  if (!formOf(db, review).questions.some(({ id }) => id === questionId)) return refuse('question-unknown');
  if (answerTo(db, review.id, questionId) !== null) {
    dropAnswer(db, review.id, questionId);
    append(db, { kind: 'answer-removed', reviewId: review.id, questionId }, review.videoId, now);
  }
  return { answer: null };
}
