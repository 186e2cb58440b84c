import type { Migration } from './all.ts';

/**
 * The classes of a video beside its other narrow columns (see video/class-bits.ts), and indexes that know all a list is
 * filtered by, so that rows that don't fit are passed by without being looked up. The lists' own indexes are made anew,
 * a step at a time, by catalogue/arrange.ts.
 */
export const videoClasses: Migration = {
  number: 4,
  name: 'video-classes',
  up: `
ALTER TABLE video ADD COLUMN classes INTEGER NOT NULL DEFAULT 0;
-- The sum of different powers of two is all of them.
UPDATE video SET classes = found.bits
FROM (SELECT video, sum(DISTINCT 1 << (class % 47)) AS bits FROM video_class GROUP BY video) AS found
WHERE found.video = video.no;

DROP INDEX video_by_time;
CREATE INDEX video_by_time ON video (recorded_at, no, deletes_at, review, classes, incident, incident_tail);

DROP INDEX IF EXISTS video_by_officer;
DROP INDEX IF EXISTS video_by_squad;
DROP INDEX IF EXISTS video_by_division;
DROP INDEX IF EXISTS video_by_review;
DROP INDEX IF EXISTS video_by_deletion;
UPDATE feed SET arranged = 0;
`,
};
