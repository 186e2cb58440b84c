import type { Migration } from '../db/migrate.ts';

/** The central's own audit log (audit/own.ts), and under which of its entries an event was taken; null: before there was one. */
export const ownLog: Migration = {
  version: 9,
  name: 'own-log',
  sql: `
create table own_entry (
  no bigint primary key,
  at bigint not null,
  act text not null,
  about text not null,
  hash text not null
);
create trigger own_entry_stays before update or delete or truncate on own_entry
  for each statement execute function refuse_change();
alter table event add column entry bigint;
create index event_entry on event (entry, counter) where entry is not null;
`,
};
