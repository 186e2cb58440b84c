import type { Migration } from '../db/migrate.ts';

/** Second factors: who needs one, what was set up (sealed, see accounts/sealedSecret.ts), and which code was used last. */
export const secondFactors: Migration = {
  version: 8,
  name: 'second-factors',
  sql: `
alter table account add column needs_second_factor boolean not null default false;
alter table failure add column second_factor boolean not null default false;
create table second_factor (
  account_id text primary key references account (id) on delete cascade,
  sealed text not null,
  made_at bigint not null,
  -- Null until the first code was given: until then it doesn't count.
  confirmed_at bigint,
  last_step bigint
);
`,
};
