import type { Duty } from '../../../contract/nouns/review.ts';
import type { Taker } from '../catalogue/apply.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/**
 * The duties of this desk's reviewer; a central sends nobody else's. Done, too, is one whose review was submitted here
 * while the central hasn't said so yet.
 */
export function duties(db: ReadDb): Duty[] {
  return db.all(all).map(dutyOf);
}

export function dutiesOfVideo(db: ReadDb, videoId: string): Duty[] {
  return db.all(ofVideo, videoId).map(dutyOf);
}

export function dutyTaker(db: WriteDb, generation: number): Taker<'duty'> {
  return {
    put: (id, { videoId, reviewerId, dueAt, doneAt }, body) =>
      db.run(put, { id, generation, videoId, reviewerId, dueAt, doneAt, body }),
    gone: (id) => db.run(gone, id),
    sweep: (current) => db.run(sweep, current),
  };
}

type Row = { body: string; submitted_at: number | null };

function dutyOf({ body, submitted_at: submittedAt }: Row): Duty {
  const duty = JSON.parse(body) as Duty;
  return duty.doneAt === null ? { ...duty, doneAt: submittedAt as Duty['doneAt'] } : duty;
}

const select = `SELECT duty.body AS body,
  (SELECT max(submitted_at) FROM review 
    WHERE review.video_id = duty.video_id AND review.duty_id = duty.id AND review.state = 'submitted') AS submitted_at
  FROM duty`;
const all = sql<[], Row>('duties', select);
const ofVideo = sql<[videoId: string], Row>('duties of a video', `${select} WHERE duty.video_id = ?`);
const put = sql<{
  id: string;
  generation: number;
  videoId: string;
  reviewerId: string;
  dueAt: number;
  doneAt: number | null;
  body: string;
}>(
  'put duty',
  `INSERT INTO duty (id, generation, video_id, reviewer_id, due_at, done_at, body)
   VALUES (:id, :generation, :videoId, :reviewerId, :dueAt, :doneAt, :body)
   ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, video_id = excluded.video_id,
     reviewer_id = excluded.reviewer_id, due_at = excluded.due_at, done_at = excluded.done_at, body = excluded.body`,
);
const gone = sql<[id: string]>('remove duty', 'DELETE FROM duty WHERE id = ?');
const sweep = sql<[generation: number]>('sweep duties', 'DELETE FROM duty WHERE generation <> ?');
