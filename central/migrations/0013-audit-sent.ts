import type { Migration } from '../db/migrate.ts';

/** When the newest part of a desk's audit log was sent that was taken, by the desk's clock (audit/take.ts). */
export const auditSent: Migration = {
  version: 13,
  name: 'audit-sent',
  sql: `
create table audit_sent (
  device_id text primary key,
  at bigint not null
);
`,
};
