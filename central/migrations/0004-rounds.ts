import type { Migration } from '../db/migrate.ts';

/** What a central knows of its periods and doesn't publish, and how far it has drawn them. */
export const rounds: Migration = {
  version: 4,
  name: 'rounds',
  sql: `
-- Kept from everybody until the period's last round; its SHA-256 is published from the beginning.
create table period_seed (
  period_id text primary key,
  seed text not null
);

-- A round of a squad is drawn once. One that found nothing to draw is done, too.
create table period_round (
  period_id text not null,
  squad_id text not null,
  round int not null,
  at bigint not null,
  primary key (period_id, squad_id, round)
);
`,
};
