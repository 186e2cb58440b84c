import type { Migration } from './all.ts';

/**
 * What a frame asks of a video, in the order in which frames are asked for, so that the records themselves are not read
 * (frame/narrow.ts). It is filled from them a step at a time, as the last part of the lists' arranging
 * (catalogue/arrange.ts, `arranged` = 3); until then frames are asked of the records. A table and not an index on
 * `video`: an index would be sorted in one go, with everybody waiting, and would hold all of it twice.
 */
export const videoForFrame: Migration = {
  number: 10,
  name: 'video-for-frame',
  up: `
CREATE TABLE video_for_frame (
  recorded_at INTEGER NOT NULL,
  no INTEGER NOT NULL,
  id TEXT NOT NULL,
  vendor_id TEXT NOT NULL,
  squad INTEGER,
  division INTEGER,
  officer INTEGER,
  duration_ms INTEGER NOT NULL,
  -- The codes, as JSON.
  classes TEXT NOT NULL,
  PRIMARY KEY (recorded_at, no)
) STRICT, WITHOUT ROWID;
`,
};
