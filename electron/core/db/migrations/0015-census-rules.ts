import type { Migration } from './all.ts';

/** The rules of matching as the central publishes them, all their versions. Lines kept unread are read again after this. */
export const censusRules: Migration = {
  number: 15,
  name: 'census-rules',
  up: `
CREATE TABLE census_rules (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  feed_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
`,
};
