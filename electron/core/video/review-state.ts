import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** How a list sees a video's reviews; its place in the list is the number that is stored. */
export const reviewStates = ['none', 'open', 'submitted', 'others'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** This reviewer's review of a video is open here, or was submitted here; null: there is none any more. */
export function noteMyReview(db: WriteDb, videoId: string, mine: 'open' | 'submitted' | null): void {
  db.run(putMine, videoId, mine);
  renew(db, videoId);
}

/** The accepted reviews of a video are not what they were. `me`: whose desk this is, by account id. */
export function noteResult(db: WriteDb, videoId: string, me: string): void {
  db.run(putResults, { videoId, me });
  renew(db, videoId);
}

/** The stored number for a video; 0 where nobody reviewed it. */
export function reviewNumberOf(db: ReadDb, videoId: string): number {
  return db.get(ofVideo, videoId)?.review ?? 0;
}

/** The same, as an expression over the video's id. */
export function reviewNumberFor(id: string): string {
  return `coalesce((
    SELECT CASE
      WHEN mine = 'open' THEN ${numberOf('open')}
      WHEN mine = 'submitted' OR accepted = 1 THEN ${numberOf('submitted')}
      WHEN others = 1 THEN ${numberOf('others')}
      ELSE ${numberOf('none')}
    END FROM video_review WHERE video_id = ${id}), ${numberOf('none')})`;
}

function numberOf(state: ReviewState): number {
  return reviewStates.indexOf(state);
}

function renew(db: WriteDb, videoId: string): void {
  db.run(renewVideo, videoId);
  db.touchCatalogue();
}

const ofVideo = sql<[videoId: string], { review: number }>(
  'review state of a video',
  `SELECT ${reviewNumberFor('?')} AS review`,
);
const putMine = sql<[videoId: string, mine: string | null]>(
  'note my review',
  `INSERT INTO video_review (video_id, mine, accepted, others) VALUES (?, ?, 0, 0)
   ON CONFLICT (video_id) DO UPDATE SET mine = excluded.mine`,
);
const putResults = sql<{ videoId: string; me: string }>(
  'note results',
  `INSERT INTO video_review (video_id, mine, accepted, others)
   VALUES (
     :videoId,
     NULL,
     EXISTS (SELECT 1 FROM result WHERE video_id = :videoId AND reviewer_id = :me),
     EXISTS (SELECT 1 FROM result WHERE video_id = :videoId AND reviewer_id <> :me)
   )
   ON CONFLICT (video_id) DO UPDATE SET accepted = excluded.accepted, others = excluded.others`,
);
const renewVideo = sql<[videoId: string]>(
  'renew review state',
  `UPDATE video SET review = ${reviewNumberFor('video.id')} WHERE id = ?`,
);
