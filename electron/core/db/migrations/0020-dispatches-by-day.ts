import type { Migration } from './all.ts';

/**
 * An officer's dispatches are looked for by the day and then by the officer. They come day by day: by the officer first, each
 * batch of a first pull would write a page for every officer on duty. A day is a whole one since 1970, in UTC.
 */
export const dispatchesByDay: Migration = {
  number: 20,
  name: 'dispatches-by-day',
  up: `
DROP INDEX dispatch_by_officer;
-- With what a list of videos shows of a call, so that it is read off the index.
CREATE INDEX dispatch_by_day ON dispatch (from_at / 86400000, officer, from_at, to_at, event, call_type);
`,
};
