import type { SyncSummary } from '../../../contract/desk-state.ts';
import { type Instant, instant } from '../../../contract/time.ts';
import { feedPosition } from '../catalogue/feed-position.ts';
import { unreadCount } from '../catalogue/unread.ts';
import type { ReadDb } from '../db/sql.ts';
import { outboxCounts } from '../outbox/items.ts';
import { keptClockAhead } from './clock-ahead.ts';
import type { Engine } from './engine.ts';

type Facts = {
  readonly nextTryAt: Instant | null;
  readonly pulled: number;
  readonly clockAheadMs: number | null;
};

/** How the work stands, as the window shows it. */
export function summaryOf(db: ReadDb, engine: Engine, facts: Facts): SyncSummary {
  const { unsent, since, conflicts, refused } = outboxCounts(db);
  const { pulledAt } = feedPosition(db);
  const isFirst = pulledAt === null;
  return {
    state: stateOf(engine, isFirst || facts.pulled > 0),
    problem: engine.weather?.problem ?? null,
    unsent,
    unsentSince: since === null ? null : instant(since),
    conflicts,
    refused,
    unread: unreadCount(db),
    lastPulledAt: pulledAt,
    nextTryAt: facts.nextTryAt,
    pulled: isFirst ? facts.pulled : 0,
    clockAheadMs: facts.clockAheadMs ?? keptClockAhead(db),
  };
}

/** Bad news stays until the next try has gone well; a look for news that finds none isn't worth a flicker. */
function stateOf({ signedIn, weather, push, pull }: Engine, isTakingIn: boolean): SyncSummary['state'] {
  if (!signedIn) return 'signed-out';
  if (weather !== null) return weather.kind === 'unreachable' ? 'offline' : 'trouble';
  if (push.phase === 'running') return 'pushing';
  return pull.phase === 'running' && isTakingIn ? 'pulling' : 'idle';
}
