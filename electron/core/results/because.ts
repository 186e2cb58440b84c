import type { DrawResults } from '../../../contract/results-state.ts';
import { answerTo } from '../answer/store.ts';
import type { ReadDb } from '../db/sql.ts';
import { resultById } from '../result/store.ts';

/** What a review says beside an answer: where it was seen, and the note. A review that isn't here says nothing. */
export function becauseIn(
  db: ReadDb,
  reviewId: string,
  questionId: string,
): DrawResults['disagreements'][number]['firstBecause'] {
  const published = resultById(db, reviewId)?.answers.find((answer) => answer.questionId === questionId);
  const answer = published ?? answerTo(db, reviewId, questionId);
  return { atMs: answer?.atMs ?? null, note: answer?.note ?? '' };
}
