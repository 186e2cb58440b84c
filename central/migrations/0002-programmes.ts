import type { Migration } from '../db/migrate.ts';

/** Programmes and their periods are for everybody: the feed's range of such items must hold them (see feed/page.ts). */
export const programmes: Migration = {
  version: 2,
  name: 'programmes',
  sql: `
drop index item_everybody;
create index item_everybody on item (seq)
  where noun in ('unit', 'classification', 'code-list', 'form', 'programme', 'period');
`,
};
