import type { Migration } from './all.ts';

/** Which classes fit what came of a call, as the central publishes it, all versions. Lines kept unread are read again after this. */
export const classFit: Migration = {
  number: 19,
  name: 'class-fit',
  up: `
CREATE TABLE class_fit (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  feed_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
`,
};
