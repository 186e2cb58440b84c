import type { Answer } from '../../../contract/nouns/form.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

type Row = { body: string };

/** The answers of a review, in no particular order. */
export function answersOf(db: ReadDb, reviewId: string): Answer[] {
  return db.all(ofReview, reviewId).map(({ body }) => JSON.parse(body) as Answer);
}

export function answerTo(db: ReadDb, reviewId: string, questionId: string): Answer | null {
  const row = db.get(ofQuestion, reviewId, questionId);
  return row === undefined ? null : (JSON.parse(row.body) as Answer);
}

export function putAnswer(db: WriteDb, reviewId: string, answer: Answer): void {
  db.run(put, reviewId, answer.questionId, JSON.stringify(answer));
}

export function dropAnswer(db: WriteDb, reviewId: string, questionId: string): void {
  db.run(drop, reviewId, questionId);
}

const ofReview = sql<[reviewId: string], Row>(
  'answers of a review',
  'SELECT body FROM answer WHERE review_id = ? ORDER BY question_id',
);
const ofQuestion = sql<[reviewId: string, questionId: string], Row>(
  'answer to a question',
  'SELECT body FROM answer WHERE review_id = ? AND question_id = ?',
);
const put = sql<[reviewId: string, questionId: string, body: string]>(
  'put answer',
  `INSERT INTO answer (review_id, question_id, body) VALUES (?, ?, ?)
   ON CONFLICT (review_id, question_id) DO UPDATE SET body = excluded.body`,
);
const drop = sql<[reviewId: string, questionId: string]>(
  'drop answer',
  'DELETE FROM answer WHERE review_id = ? AND question_id = ?',
);
