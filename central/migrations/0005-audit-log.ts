import type { Migration } from '../db/migrate.ts';

/** The desks' audit logs as they were taken, and what contradicted them. Neither is ever changed. */
export const auditLog: Migration = {
  version: 5,
  name: 'audit-log',
  sql: `
create table audit_entry (
  device_id text not null,
  no bigint not null,
  account_id text not null,
  at bigint not null,
  act text not null,
  about text not null,
  hash text not null,
  taken_at bigint not null,
  primary key (device_id, no)
);
create table audit_trouble (
  device_id text not null,
  account_id text not null,
  no bigint not null,
  digest text not null,
  claim text not null,
  noticed_at bigint not null,
  primary key (device_id, no, digest)
);
create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'the audit log is append-only'; end $$;
create trigger audit_entry_stays before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
create trigger audit_trouble_stays before update or delete or truncate on audit_trouble
  for each statement execute function refuse_change();
`,
};
