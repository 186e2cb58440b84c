import { type Instant, instant } from '../../../contract/time.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** How far this desk has read the central's feed. */
export type FeedPosition = {
  /** Fingerprint of what the account may see, as of the last start. */
  readonly scope: string | null;
  /** Where to go on; null: from the beginning. */
  readonly cursor: string | null;
  /** Number of the last start from the beginning. */
  readonly generation: number;
  /** A pull from the beginning is under way on what was there already: what it doesn't send again goes at its end. */
  readonly isSweeping: boolean;
  readonly pulledAt: Instant | null;
  /** How far the lists are arranged; see arrange.ts. */
  readonly arranged: number;
};

export function feedPosition(db: ReadDb): FeedPosition {
  const row = db.get(position);
  if (!row) throw new Error('the feed has no position');
  const { scope, cursor, generation, sweeping, pulled_at: pulledAt, arranged } = row;
  return {
    scope,
    cursor,
    generation,
    isSweeping: sweeping === 1,
    pulledAt: pulledAt === null ? null : instant(pulledAt),
    arranged,
  };
}

export function moveFeed(db: WriteDb, cursor: string): void {
  db.run(move, cursor);
}

/**
 * From here on everything is sent again; until its end, rows of the last generation stay in use. On a desk that has
 * never taken anything in there are none, and nothing to look for at the end.
 */
export function beginGeneration(db: WriteDb, scope: string): void {
  db.run(begin, scope);
}

export function noteScope(db: WriteDb, scope: string): void {
  db.run(rescope, scope);
}

export function endPull(db: WriteDb, cursor: string, at: Instant): void {
  db.run(end, cursor, at);
}

export function noteArranged(db: WriteDb, arranged: number): void {
  db.run(arrange, arranged);
}

type Row = {
  scope: string | null;
  cursor: string | null;
  generation: number;
  sweeping: number;
  pulled_at: number | null;
  arranged: number;
};

const position = sql<[], Row>(
  'feed position',
  'SELECT scope, cursor, generation, sweeping, pulled_at, arranged FROM feed',
);
const move = sql<[cursor: string]>('move feed', 'UPDATE feed SET cursor = ?');
const begin = sql<[scope: string]>(
  'begin generation',
  `UPDATE feed SET scope = ?, cursor = NULL, generation = generation + 1,
     sweeping = sweeping = 1 OR cursor IS NOT NULL`,
);
const rescope = sql<[scope: string]>('note scope', 'UPDATE feed SET scope = ?');
const arrange = sql<[arranged: number]>('note arranged', 'UPDATE feed SET arranged = ?');
const end = sql<[cursor: string, at: number]>(
  'end pull',
  'UPDATE feed SET cursor = ?, pulled_at = ?, sweeping = 0',
);
