import type { Migration } from './all.ts';

/**
 * Footage of samples that was taken along. A clip lies sealed in a file of a random name; its key is here and nowhere
 * else, so that without this row the file is noise. `done`: plain bytes that are sealed and on the disk. `aside`: what came
 * was not what is on record; its key is zeros and its file gone. A clip that several samples want is kept once.
 */
export const takenAlong: Migration = {
  number: 8,
  name: 'taken-along',
  up: `
CREATE TABLE check_out (
  draw_id TEXT PRIMARY KEY,
  taken_at INTEGER NOT NULL,
  lease_ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE check_out_clip (
  draw_id TEXT NOT NULL REFERENCES check_out ON DELETE CASCADE,
  video_id TEXT NOT NULL,
  PRIMARY KEY (draw_id, video_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_out_clip_video ON check_out_clip (video_id);

CREATE TABLE sealed_clip (
  video_id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  total INTEGER NOT NULL,
  mime TEXT NOT NULL,
  file TEXT NOT NULL UNIQUE,
  key BLOB NOT NULL,
  done INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('fetching', 'whole', 'aside')),
  says TEXT
) STRICT;
`,
};
