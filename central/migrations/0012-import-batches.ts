import type { Migration } from '../db/migrate.ts';

/** Batches of rows that desks read from files: each is taken once, and answered the same for ever. */
export const importBatches: Migration = {
  version: 12,
  name: 'import-batches',
  sql: `
create table import_batch (
  id text primary key,
  account_id text not null references account (id),
  digest text not null,
  answer text not null,
  at bigint not null
);
`,
};
