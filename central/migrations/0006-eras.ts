import type { Migration } from '../db/migrate.ts';

/** When the feed was opened, and where it stood: tells a place of a past that was undone by a backup from one that is still true. */
export const eras: Migration = {
  version: 6,
  name: 'eras',
  sql: `
create table era (
  no bigint primary key,
  mark text not null unique,
  from_seq bigint not null
);
`,
};
