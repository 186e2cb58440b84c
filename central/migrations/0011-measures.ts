import type { Migration } from '../db/migrate.ts';

/**
 * Which closed periods a measure was looked at for: once, and never again. `locked`: values were published; otherwise
 * nothing at all was counted in it. Definitions of measures are for everybody (see feed/page.ts).
 */
export const measures: Migration = {
  version: 11,
  name: 'measures',
  sql: `
create table measure_period (
  measure text not null,
  period text not null,
  starts_at bigint not null,
  locked boolean not null,
  at bigint not null,
  primary key (measure, period)
);

drop index item_everybody;
create index item_everybody on item (seq)
  where noun in ('unit', 'classification', 'code-list', 'form', 'programme', 'period', 'census-rules',
    'measure-definition');
`,
};
