import type { Migration } from './all.ts';

/** What was done and watched here, each entry with the hash of all before it (contract/nouns/audit-log.ts). */
export const auditLog: Migration = {
  number: 9,
  name: 'audit-log',
  up: `
CREATE TABLE audit_entry (
  no INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  act TEXT NOT NULL,
  about TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
`,
};
