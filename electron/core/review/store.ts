import type { Review } from '../../../contract/nouns/review.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

type Row = { body: string };

export function reviewById(db: ReadDb, id: string): Review | null {
  return reviewOf(db.get(byId, id));
}

/** Writes a review, new or changed. */
export function putReview(db: WriteDb, review: Review): void {
  const { id, videoId, dutyId, state, startedAt, submittedAt } = review;
  db.run(put, { id, videoId, dutyId, state, startedAt, submittedAt, body: JSON.stringify(review) });
}

/** The reviewer's reviews of a video, the newest first. */
export function reviewsOfVideo(db: ReadDb, videoId: string): readonly Review[] {
  return db.all(ofVideo, videoId).map(parsed);
}

/** Those that aren't submitted yet, in the order of their ids. */
export function openReviews(db: ReadDb): readonly Review[] {
  return db.all(stillOpen).map(parsed);
}

/** Rows from before there were several cameras, or samples, say nothing of them. */
function reviewOf(row: Row | undefined): Review | null {
  return row === undefined ? null : parsed(row);
}

function parsed({ body }: Row): Review {
  const review = JSON.parse(body) as Omit<Review, 'cameras' | 'sample'> & Partial<Review>;
  return { ...review, cameras: review.cameras ?? [], sample: review.sample ?? null };
}

const byId = sql<[id: string], Row>('review by id', 'SELECT body FROM review WHERE id = ?');
const ofVideo = sql<[videoId: string], Row>(
  'reviews of a video',
  'SELECT body FROM review WHERE video_id = ? ORDER BY started_at DESC, id',
);
const stillOpen = sql<[], Row>(
  'reviews still open',
  `SELECT body FROM review WHERE state = 'open' ORDER BY id`,
);
const put = sql<{
  id: string;
  videoId: string;
  dutyId: string | null;
  state: string;
  startedAt: number;
  submittedAt: number | null;
  body: string;
}>(
  'put review',
  `INSERT INTO review (id, video_id, duty_id, state, started_at, submitted_at, body)
   VALUES (:id, :videoId, :dutyId, :state, :startedAt, :submittedAt, :body)
   ON CONFLICT (id) DO UPDATE SET duty_id = excluded.duty_id, state = excluded.state,
     submitted_at = excluded.submitted_at, body = excluded.body`,
);
