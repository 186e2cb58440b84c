import type { Migration } from './all.ts';

/**
 * Files that are brought in. Rows lie in batches as the text that goes to the central; once a batch is taken its rows are
 * there and no longer here. `said`: what is said of single rows, JSON. What is counted comes first in a row, so that counting
 * needn't read the long texts. Mappings by the name of where files come from are the reviewer's own work.
 */
export const imports: Migration = {
  number: 18,
  name: 'imports',
  up: `
CREATE TABLE import_source (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  mapping TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_file (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  source TEXT NOT NULL,
  mapping TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reading', 'read', 'sending', 'done', 'stopped')),
  says TEXT
) STRICT;

CREATE TABLE import_batch (
  import_id TEXT NOT NULL REFERENCES import_file ON DELETE CASCADE,
  number INTEGER NOT NULL,
  counts TEXT NOT NULL,
  taken TEXT,
  body TEXT,
  said TEXT NOT NULL,
  PRIMARY KEY (import_id, number)
) STRICT;
CREATE INDEX import_batch_waiting ON import_batch (import_id, number) WHERE body IS NOT NULL;
`,
};
