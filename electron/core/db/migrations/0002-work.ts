import type { Migration } from './all.ts';

/**
 * What the reviewer made here, and what of it the central has been told.
 *
 * Bodies are the contract's nouns as JSON: any text a person can type survives, lone surrogates and NULs included.
 * Columns beside them are what is looked for. Videos aren't referenced: a review outlives its video's leaving the scope.
 */
export const work: Migration = {
  number: 2,
  name: 'work',
  up: `
CREATE TABLE review (
  id TEXT PRIMARY KEY,
  video_id TEXT NOT NULL,
  duty_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'submitted')),
  started_at INTEGER NOT NULL,
  submitted_at INTEGER,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX review_video ON review (video_id, started_at);
CREATE INDEX review_submitted ON review (submitted_at) WHERE submitted_at IS NOT NULL;

CREATE TABLE answer (
  review_id TEXT NOT NULL REFERENCES review,
  question_id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (review_id, question_id)
) STRICT;

-- A removed finding leaves its id behind, so that a late repetition can't bring it back as something else.
CREATE TABLE finding (
  id TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES review,
  kind TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  removed_at INTEGER,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX finding_review ON finding (review_id, start_ms) WHERE removed_at IS NULL;

-- deleted_at_…: what the reviewer was shown when asking.
CREATE TABLE reclassification (
  id TEXT PRIMARY KEY,
  review_id TEXT REFERENCES review,
  video_id TEXT NOT NULL,
  withdrawn_at INTEGER,
  deleted_at_before INTEGER,
  deleted_at_after INTEGER,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX reclassification_review ON reclassification (review_id);
CREATE INDEX reclassification_video ON reclassification (video_id);

-- One row for each thing the central must be told, for ever. The counter is never used twice, not even for a row that
-- is gone; body is what goes out, byte for byte, each time. Once tries > 0 it may be at the central and never changes.
CREATE TABLE outbox (
  counter INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  review_id TEXT,
  video_id TEXT,
  -- Rows about the same thing go out in order: a newer word never overtakes an older one.
  subject TEXT NOT NULL,
  -- Which review, finding, answer or request it is.
  item_id TEXT NOT NULL,
  body TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- How far this machine's clock was ahead of the central's, as far as was known then.
  clock_ahead_ms INTEGER,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'conflict', 'refused')),
  tries INTEGER NOT NULL DEFAULT 0,
  -- How often the central stumbled over this one alone: it then goes out last and by itself.
  stumbles INTEGER NOT NULL DEFAULT 0,
  problem TEXT,
  answer TEXT,
  answered_at INTEGER,
  -- What became of a conflict ('mine', 'theirs') or of a refusal ('retried', 'covered' by a newer item).
  settled TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (counter) WHERE state = 'waiting';
CREATE INDEX outbox_tried ON outbox (counter) WHERE state = 'waiting' AND tries > 0;
CREATE INDEX outbox_open ON outbox (state, counter) WHERE state IN ('conflict', 'refused') AND settled IS NULL;
CREATE INDEX outbox_subject ON outbox (subject, counter);
CREATE INDEX outbox_review ON outbox (review_id, counter) WHERE review_id IS NOT NULL;

-- The last things that sync did, in words, for the reviewer.
CREATE TABLE happening (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  says TEXT NOT NULL
) STRICT;

CREATE TABLE sync_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  clock_ahead_ms INTEGER
) STRICT;
INSERT INTO sync_state VALUES (1, NULL);
`,
};
