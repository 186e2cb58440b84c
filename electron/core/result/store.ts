import type { Submission } from '../../../contract/nouns/review.ts';
import type { Taker } from '../catalogue/apply.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { dropPublishedLook, noteLook } from '../results/looks.ts';
import { noteResult } from '../video/review-state.ts';

/** Accepted reviews of a video, anybody's, the oldest first. */
export function resultsOf(db: ReadDb, videoId: string): Submission[] {
  return db.column(ofVideo, videoId).map((body) => JSON.parse(body) as Submission);
}

/** An accepted review; null: this desk doesn't have it. */
export function resultById(db: ReadDb, id: string): Submission | null {
  const row = db.get(byId, id);
  return row === undefined ? null : (JSON.parse(row.body) as Submission);
}

/** A reviewer's own accepted reviews, submitted since a moment. */
export function resultsSince(db: ReadDb, reviewerId: string, since: number): Submission[] {
  return db.column(ofReviewer, reviewerId, since).map((body) => JSON.parse(body) as Submission);
}

export function resultTaker(db: WriteDb, generation: number, me: string): Taker<'result'> {
  const taker: Taker<'result'> = {
    put: (id, submission, body) => {
      const { review } = submission;
      const { videoId, reviewerId, submittedAt } = review;
      db.run(put, { id, generation, videoId, reviewerId, submittedAt, body });
      noteResult(db, videoId, me);
      noteLook(db, submission, 'published');
    },
    gone: (id) => {
      const videoId = db.get(videoOf, id)?.video_id;
      db.run(gone, id);
      dropPublishedLook(db, id);
      if (videoId !== undefined) noteResult(db, videoId, me);
    },
    sweep: (current) => {
      for (const id of db.column(ofOlder, current)) taker.gone(id);
    },
  };
  return taker;
}

const byId = sql<[id: string], { body: string }>('result by id', 'SELECT body FROM result WHERE id = ?');
const ofVideo = sql<[videoId: string], string>(
  'results of a video',
  'SELECT body FROM result WHERE video_id = ? ORDER BY submitted_at, id',
);
const ofReviewer = sql<[reviewerId: string, since: number], string>(
  'results of a reviewer',
  'SELECT body FROM result WHERE reviewer_id = ? AND submitted_at >= ?',
);
const put = sql<{
  id: string;
  generation: number;
  videoId: string;
  reviewerId: string;
  submittedAt: number | null;
  body: string;
}>(
  'put result',
  `INSERT INTO result (id, generation, video_id, reviewer_id, submitted_at, body)
   VALUES (:id, :generation, :videoId, :reviewerId, :submittedAt, :body)
   ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, video_id = excluded.video_id,
     reviewer_id = excluded.reviewer_id, submitted_at = excluded.submitted_at, body = excluded.body`,
);
const videoOf = sql<[id: string], { video_id: string }>(
  'video of a result',
  'SELECT video_id FROM result WHERE id = ?',
);
const gone = sql<[id: string]>('remove result', 'DELETE FROM result WHERE id = ?');
const ofOlder = sql<[generation: number], string>(
  'results to sweep',
  'SELECT id FROM result WHERE generation <> ?',
);
