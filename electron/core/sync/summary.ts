import type { SyncSummary } from '../../../contract/desk-state.ts';

/** What the rest of the core sees of sync. One for each open profile; nobody signed in: no sync. */
export type Sync = {
  /** Starts the timers; the first turn follows at once. */
  readonly start: () => void;
  /** Lets what is being written finish, drops what is on the wire (it goes out again next time), stops the timers. */
  readonly stop: () => Promise<void>;
  /** Something happened that may be worth a turn. Cheap; call it freely, also inside a transaction. */
  readonly wake: (why: Wake) => void;
  /** How the work stands. Cheap enough to be asked at every turn of the window. */
  readonly summary: () => SyncSummary;
};

/**
 * `written`: a local write was put into the outbox · `asked`: the reviewer pressed "Sync now" · `network`: the host
 * noticed that the network or the machine woke up · `signed-in`: there is a (new) token.
 */
export type Wake = 'written' | 'asked' | 'network' | 'signed-in';

/** Before a profile is open. */
export const quietSummary: SyncSummary = {
  state: 'idle',
  problem: null,
  unsent: 0,
  unsentSince: null,
  conflicts: 0,
  refused: 0,
  unread: 0,
  lastPulledAt: null,
  nextTryAt: null,
  pulled: 0,
  clockAheadMs: null,
};
