import type { Migration } from './all.ts';

/**
 * Recordings whose class doesn't fit or that nobody classified, and when each recording was uploaded: two narrow tables,
 * made from the records a step at a time after the lists' arranging (risk/upkeep.ts), whose triggers note from then on
 * what has to be looked at again.
 *
 * And requests that wait for a second person or were decided by one are found without reading all of them.
 */
export const risk: Migration = {
  number: 16,
  name: 'risk',
  up: `
CREATE TABLE risk (
  deletes_at INTEGER NOT NULL,
  no INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  officer INTEGER,
  squad INTEGER,
  division INTEGER,
  -- A bit for each issue, see risk/store.ts.
  issues INTEGER NOT NULL,
  PRIMARY KEY (deletes_at, no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX risk_by_no ON risk (no);
-- With whatever else the list asks and sorts by, so that it is read off the index.
CREATE INDEX risk_by_squad ON risk (squad, deletes_at, no, recorded_at, issues);
CREATE INDEX risk_by_division ON risk (division, deletes_at, no, recorded_at, issues);
CREATE INDEX risk_by_officer ON risk (officer, deletes_at, no, recorded_at, issues);

-- How many of them there are, by the day of the recording (whole ones since 1970, in UTC) and by their issues.
CREATE TABLE risk_tally (
  day INTEGER NOT NULL,
  issues INTEGER NOT NULL,
  recordings INTEGER NOT NULL,
  PRIMARY KEY (day, issues)
) STRICT, WITHOUT ROWID;

CREATE TABLE upload (
  recorded_at INTEGER NOT NULL,
  no INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  docked_at INTEGER,
  uploaded_at INTEGER,
  officer INTEGER,
  squad INTEGER,
  division INTEGER,
  device INTEGER,
  PRIMARY KEY (recorded_at, no)
) STRICT, WITHOUT ROWID;

-- Recordings to be looked at (again).
CREATE TABLE risk_due (no INTEGER PRIMARY KEY) STRICT;

-- No row: nothing was looked at yet. done 0: not all of it.
CREATE TABLE risk_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  rule INTEGER NOT NULL,
  done INTEGER NOT NULL
) STRICT;

CREATE INDEX reclassification_record_waiting ON reclassification_record (id)
  WHERE body ->> '$.state' = 'waiting-for-second';
CREATE INDEX reclassification_record_decided ON reclassification_record (body ->> '$.decidedAt')
  WHERE body ->> '$.decidedById' IS NOT NULL;
`,
};
