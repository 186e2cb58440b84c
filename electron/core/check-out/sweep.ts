import type { Instant } from '../../../contract/time.ts';
import type { DeskDb, ReadDb } from '../db/sql.ts';
import { videoById } from '../video/store.ts';
import { isTakeable, takeableOf } from './obstacle.ts';
import { allSealed, eraseSealed, isLeased, type SealedRow } from './store.ts';

/**
 * Whether a sealed clip may still be here: a sample wants it and its lease runs, and its record is on this desk, open and
 * about the same footage. What the feed took away, closed or replaced may not.
 */
export function mayStay(db: ReadDb, { videoId, sha256 }: SealedRow, now: Instant): boolean {
  if (!isLeased(db, videoId, now)) return false;
  const takeable = takeableOf(videoById(db, videoId));
  return isTakeable(takeable) && takeable.sha256 === sha256;
}

/** Destroys the keys of all clips that may not stay. Answers with the videos whose clips are gone. Files go afterwards. */
export function eraseWhatMayNotStay(db: DeskDb, now: Instant): readonly string[] {
  const ended = allSealed(db.read).filter((row) => !mayStay(db.read, row, now));
  if (ended.length === 0) return [];
  db.erase('erase footage', (write) => {
    for (const { videoId } of ended) eraseSealed(write, videoId);
  });
  return ended.map(({ videoId }) => videoId);
}
