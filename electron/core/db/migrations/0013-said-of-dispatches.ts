import type { Migration } from './all.ts';

/**
 * What is said of dispatches: why one has no recording, and which recordings are its own. Said here (whoever said it can't
 * change it), and as the central publishes it, everybody's. `noun` is the feed's.
 */
export const saidOfDispatches: Migration = {
  number: 13,
  name: 'said-of-dispatches',
  up: `
CREATE TABLE said_of_dispatch (
  noun TEXT NOT NULL CHECK (noun IN ('no-video-answer', 'match-choice')),
  id TEXT NOT NULL,
  dispatch_id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (noun, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX said_of_one_dispatch ON said_of_dispatch (dispatch_id);
CREATE TRIGGER said_of_dispatch_stays BEFORE UPDATE ON said_of_dispatch
BEGIN SELECT RAISE(ABORT, 'what was said of a dispatch stays as it is'); END;
CREATE TRIGGER said_of_dispatch_is_kept BEFORE DELETE ON said_of_dispatch
BEGIN SELECT RAISE(ABORT, 'what was said of a dispatch stays as it is'); END;

CREATE TABLE published_said (
  noun TEXT NOT NULL,
  id TEXT NOT NULL,
  dispatch_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (noun, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX published_said_of_one ON published_said (dispatch_id);
`,
};
