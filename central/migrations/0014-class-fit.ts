import type { Migration } from '../db/migrate.ts';

/** Which classes fit what came of a call is for everybody: the feed's range of such items must hold it (see feed/page.ts). */
export const classFit: Migration = {
  version: 14,
  name: 'class-fit',
  sql: `
drop index item_everybody;
create index item_everybody on item (seq)
  where noun in ('unit', 'classification', 'code-list', 'form', 'programme', 'period', 'census-rules',
    'class-fit', 'measure-definition');
`,
};
