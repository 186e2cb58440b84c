import type { Migration } from '../db/migrate.ts';

/** The rules of matching are for everybody: the feed's range of such items must hold them (see feed/page.ts). */
export const censusRules: Migration = {
  version: 10,
  name: 'census-rules',
  sql: `
drop index item_everybody;
create index item_everybody on item (seq)
  where noun in ('unit', 'classification', 'code-list', 'form', 'programme', 'period', 'census-rules');
`,
};
