import type { Migration } from './all.ts';

/**
 * What is pulled from the central, and a drawer for small things of this desk.
 *
 * Lists filter and sort on narrow tables (`video`, `dispatch`) whose ids are small numbers out of `term`, so that the
 * part of them that is walked stays in memory; the record itself lies beside it as JSON, unknown fields included, and
 * is read for the rows that are shown. Most of their indexes are made after the first pull, see catalogue/arrange.ts.
 * `generation` says in which pull from the beginning a row was last sent.
 */
export const catalogue: Migration = {
  number: 1,
  name: 'catalogue',
  up: `
CREATE TABLE kept (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feed (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  scope TEXT,
  cursor TEXT,
  generation INTEGER NOT NULL,
  -- 1 while a pull from the beginning is under way: at its end, rows of older generations go.
  sweeping INTEGER NOT NULL,
  pulled_at INTEGER,
  -- 0: before the end of the first pull; 1: the lists' indexes are there; 2: dispatches are matched too (arrange.ts).
  arranged INTEGER NOT NULL
) STRICT;
INSERT INTO feed VALUES (1, NULL, NULL, 0, 0, NULL, 0);

-- Lines that this desk can't read yet, as they came; read again after an upgrade.
CREATE TABLE unread (
  noun TEXT NOT NULL,
  id TEXT NOT NULL,
  v INTEGER NOT NULL,
  line TEXT NOT NULL,
  reason TEXT NOT NULL,
  generation INTEGER NOT NULL,
  PRIMARY KEY (noun, id)
) STRICT, WITHOUT ROWID;

-- Numbers for the ids and codes that lists filter on.
CREATE TABLE term (
  no INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE unit (id TEXT PRIMARY KEY, generation INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE officer (id TEXT PRIMARY KEY, generation INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE classification (id TEXT PRIMARY KEY, generation INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Every version stays: a review keeps the one that it was made with. feed_id is what the feed calls this version.
CREATE TABLE code_list (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  feed_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE form (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  feed_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE video (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  generation INTEGER NOT NULL,
  officer INTEGER,
  squad INTEGER,
  division INTEGER,
  recorded_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  -- When it is deleted; far beyond any date when it isn't, so that it sorts last.
  deletes_at INTEGER NOT NULL,
  -- 0 none, 1 open here, 2 submitted by this reviewer, 3 somebody else's accepted one.
  review INTEGER NOT NULL,
  -- 1: one of the dispatches it matches has a citation.
  cited INTEGER NOT NULL,
  -- Upper-case letters and digits of the incident number: all of them, and from the running number on.
  incident TEXT,
  incident_tail TEXT
) STRICT;
CREATE TABLE video_body (no INTEGER PRIMARY KEY REFERENCES video ON DELETE CASCADE, body TEXT NOT NULL) STRICT;
-- With the two columns that are asked for most, so that rows that don't fit are passed by without being looked up.
CREATE INDEX video_by_time ON video (recorded_at, no, deletes_at, review);

-- A video has several classes; each is a list of its own, in both orders. No foreign key on video: without an index
-- of its own, that nothing else needs, each deletion of a video would read the whole table.
CREATE TABLE video_class (
  class INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  video INTEGER NOT NULL,
  deletes_at INTEGER NOT NULL,
  PRIMARY KEY (class, recorded_at, video)
) STRICT, WITHOUT ROWID;

-- Whose reviews a video has: mine on this desk, mine accepted by the central, somebody else's accepted. By id, because
-- it outlives the video's going and coming.
CREATE TABLE video_review (
  video_id TEXT PRIMARY KEY,
  mine TEXT CHECK (mine IN ('open', 'submitted')),
  accepted INTEGER NOT NULL,
  others INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE dispatch (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  generation INTEGER NOT NULL,
  officer INTEGER,
  -- Upper-case letters and digits of the event's number.
  event TEXT NOT NULL,
  -- The time within which a recording of it begins or goes on, tolerances included; null: no usable time.
  from_at INTEGER,
  to_at INTEGER,
  -- Policy wants a recording: equipped, not cancelled, an officer and a time.
  expected INTEGER NOT NULL,
  urgent INTEGER NOT NULL,
  cited INTEGER NOT NULL,
  has_video INTEGER NOT NULL,
  call_type TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
-- With what a list of videos shows of a call, so that it is read off the index.
CREATE INDEX dispatch_by_officer ON dispatch (officer, from_at, to_at, event, call_type);

CREATE TABLE duty (
  id TEXT PRIMARY KEY,
  generation INTEGER NOT NULL,
  video_id TEXT NOT NULL,
  reviewer_id TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  done_at INTEGER,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_video ON duty (video_id);

CREATE TABLE result (
  id TEXT PRIMARY KEY,
  generation INTEGER NOT NULL,
  video_id TEXT NOT NULL,
  reviewer_id TEXT NOT NULL,
  submitted_at INTEGER,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX result_video ON result (video_id);
CREATE INDEX result_reviewer ON result (reviewer_id, submitted_at);

CREATE TABLE reclassification_record (
  id TEXT PRIMARY KEY,
  generation INTEGER NOT NULL,
  video_id TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reclassification_record_video ON reclassification_record (video_id);
`,
};
