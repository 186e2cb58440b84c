import type { Migration } from './all.ts';

/**
 * Numbers by the day, so that those above the queue cost the same in a large department as in a small one. They are
 * begun, with the triggers that keep them, at the end of the lists' arranging (catalogue/tallies.ts): a desk that was
 * arranged before does the last part of it again.
 *
 * A day is a whole one since 1970, in UTC: the edges of a span are counted row by row, so no zone is needed.
 */
export const tallies: Migration = {
  number: 3,
  name: 'tallies',
  up: `
-- Videos that nobody has reviewed, by the day of their deletion. cited: those of them with a citation.
CREATE TABLE deletion_tally (
  day INTEGER PRIMARY KEY,
  videos INTEGER NOT NULL,
  cited INTEGER NOT NULL
) STRICT;

-- Dispatches that should have a recording and have none, by the day from which one would count.
CREATE TABLE missing_tally (
  day INTEGER PRIMARY KEY,
  dispatches INTEGER NOT NULL,
  urgent INTEGER NOT NULL
) STRICT;

UPDATE feed SET arranged = 1 WHERE arranged = 2;
`,
};
