import type { Migration } from '../db/migrate.ts';

/** A sign-on outlives its tokens: each renewal adds one and lets the one before it end. An account can be switched off. */
export const signOns: Migration = {
  version: 7,
  name: 'sign-ons',
  sql: `
alter table session add column sign_on text;
-- Null until a renewed token is used for the first time.
alter table session add column first_used_at bigint;
-- When a newer token of the same sign-on was first used.
alter table session add column superseded_at bigint;
update session set sign_on = token_hash, first_used_at = created_at;
alter table session alter column sign_on set not null;
create index session_sign_on on session (sign_on);
alter table account add column disabled_at bigint;
`,
};
