import type { Migration } from './all.ts';

/** What was added here to signed papers: sign-offs and remarks. Whoever added one can't take it back. */
export const paperEntries: Migration = {
  number: 12,
  name: 'paper-entries',
  up: `
CREATE TABLE paper_entry (
  id TEXT PRIMARY KEY,
  draw_id TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_entry_draw ON paper_entry (draw_id);
CREATE TRIGGER paper_entry_stays BEFORE UPDATE ON paper_entry
BEGIN SELECT RAISE(ABORT, 'what was added to a paper stays as it is'); END;
CREATE TRIGGER paper_entry_is_kept BEFORE DELETE ON paper_entry
BEGIN SELECT RAISE(ABORT, 'what was added to a paper stays as it is'); END;
`,
};
