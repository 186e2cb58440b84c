import type { Migration } from './all.ts';

/**
 * What the census asks of a recording, beside what frames ask: the table is filled once more from the records, a step at a
 * time (catalogue/arrange.ts). A record that lacks a time is a recording without length.
 */
export const recordingsForCensus: Migration = {
  number: 14,
  name: 'recordings-for-census',
  up: `
DROP TABLE video_for_frame;
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
  activated_at INTEGER,
  ended_at INTEGER NOT NULL,
  device TEXT,
  -- Incident number, upper-case letters and digits alone.
  incident TEXT,
  PRIMARY KEY (recorded_at, no)
) STRICT, WITHOUT ROWID;
UPDATE feed SET arranged = 2 WHERE arranged > 2;
`,
};
