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
  const row = db.get(byVideo, videoId);
  return row === undefined ? 0 : numberOf(row);
}

function renew(db: WriteDb, videoId: string): void {
  db.run(renewVideo, reviewNumberOf(db, videoId), videoId);
  db.touchCatalogue();
}

type Row = { mine: 'open' | 'submitted' | null; accepted: number; others: number };

function numberOf({ mine, accepted, others }: Row): number {
  const state: ReviewState =
    mine === 'open'
      ? 'open'
      : mine === 'submitted' || accepted === 1
        ? 'submitted'
        : others === 1
          ? 'others'
          : 'none';
  return reviewStates.indexOf(state);
}

const byVideo = sql<[videoId: string], Row>(
  'reviews of a video',
  'SELECT mine, accepted, others FROM video_review WHERE video_id = ?',
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
const renewVideo = sql<[review: number, videoId: string]>(
  'renew review state',
  'UPDATE video SET review = ? WHERE id = ?',
);
