import type { Migration } from './all.ts';

/**
 * What the window found in footage it read: what a clip sounds like, where somebody speaks, small pictures. All of it can be
 * found again, so the longest unused goes where there is too much. `used` rises with each use of any row: an order, which
 * no clock can turn round. The video is the one it was watched under; when it goes, or is closed, what was found goes too.
 * The content comes last, so that the other columns are read without it.
 */
export const analyses: Migration = {
  number: 6,
  name: 'analyses',
  up: `
CREATE TABLE analysis (
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  video_id TEXT NOT NULL,
  used INTEGER NOT NULL,
  size INTEGER NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (sha256, kind, version)
) STRICT;
CREATE INDEX analysis_used ON analysis (used, size);
`,
};
