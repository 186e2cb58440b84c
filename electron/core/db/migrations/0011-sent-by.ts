import type { Migration } from './all.ts';

/**
 * sent_by: the device under which the central took a row, when it isn't the one that this desk is now.
 * reused: the central has something else under the row's number, so it goes out again once this desk is another device.
 */
export const sentBy: Migration = {
  number: 11,
  name: 'sent-by',
  up: `
ALTER TABLE outbox ADD COLUMN sent_by TEXT;
ALTER TABLE outbox ADD COLUMN reused INTEGER NOT NULL DEFAULT 0;
`,
};
