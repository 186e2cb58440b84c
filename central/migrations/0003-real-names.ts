import type { Migration } from '../db/migrate.ts';

/** Samples name videos as the real world does. Videos are found by that name as results are by their video. */
export const realNames: Migration = {
  version: 3,
  name: 'real-names',
  sql: `
update item set about = body::json ->> 'vendorId' where noun = 'video';
update item set about = body::json ->> 'videoId' where noun = 'duty' and body::json ->> 'kind' = 'second';
`,
};
