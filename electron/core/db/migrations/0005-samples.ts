import type { Migration } from './all.ts';

/** What the central publishes of programmes, plans, draws and samples. Lines kept unread are read again after this. */
export const samples: Migration = {
  number: 5,
  name: 'samples',
  up: `
CREATE TABLE published_sample (
  noun TEXT NOT NULL,
  id TEXT NOT NULL,
  draw_id TEXT,
  generation INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (noun, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX published_sample_draw ON published_sample (draw_id, noun) WHERE draw_id IS NOT NULL;
`,
};
