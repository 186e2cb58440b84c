import type { Migration } from './all.ts';

/**
 * What the central publishes of measures: definitions in versions, and locked values by unit and period. Lines kept unread
 * are read again after this.
 */
export const measures: Migration = {
  number: 17,
  name: 'measures',
  up: `
CREATE TABLE measure_definition (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  feed_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- period: "2026-W48". unit: empty for the department.
CREATE TABLE measure_value (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  generation INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_value_unit ON measure_value (unit, period);
CREATE INDEX measure_value_period ON measure_value (period);
`,
};
