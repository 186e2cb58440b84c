import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** Differences below this are the network's, not the clock's. */
const noticeableMs = 2000;

/**
 * Remembers how far our clock is ahead of the central's, so that what is marked offline carries the last known
 * difference with it. The marks' own instants stay as they were made.
 */
export function keepClockAhead(db: WriteDb, aheadMs: number | null): void {
  const known = keptClockAhead(db);
  if (aheadMs === null || (known !== null && Math.abs(aheadMs - known) < noticeableMs)) return;
  db.run(keep, Math.round(aheadMs));
}

/** Null: the central was never heard. */
export function keptClockAhead(db: ReadDb): number | null {
  return db.get(kept)?.clockAheadMs ?? null;
}

const keep = sql<[aheadMs: number]>('keep clock ahead', 'UPDATE sync_state SET clock_ahead_ms = ?');
const kept = sql<[], { clockAheadMs: number | null }>(
  'clock ahead',
  'SELECT clock_ahead_ms AS clockAheadMs FROM sync_state',
);
