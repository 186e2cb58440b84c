import { type Refusal, refuse } from '../../../contract/problem.ts';
import { type Instant, instant } from '../../../contract/time.ts';
import { refusalOfDatabase } from '../db/open.ts';
import type { Item } from '../outbox/items.ts';
import type { Ports } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { type LaneName, newEngine, next, type Step, type SyncEvent } from './engine.ts';
import { createPull } from './pull.ts';
import { createPush } from './push.ts';
import { replayKept } from './replay.ts';
import type { Sync } from './summary.ts';
import { summaryOf } from './summing.ts';
import { failedBy, type Outcome, troubleOf } from './weather.ts';

type Needs = Pick<Ports, 'clock' | 'ids' | 'log'> & {
  readonly signedIn: SignedIn;
  /** What `summary` says is not what it said before. Writes tell it by themselves. */
  readonly changed: () => void;
};

/** Does what the engine says: keeps its timers, runs its lanes, and tells it what came of them. */
export function createSync({ signedIn, clock, ids, log, changed }: Needs): Sync {
  const { db, central } = signedIn;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const timers = new Map<LaneName, { readonly cancel: () => void; readonly dueAt: Instant }>();
  const decidedSince = new Set<string>();
  let engine = newEngine(signedIn.deviceId);
  let pulled = 0;

  const lanes = {
    push: createPush({ signedIn, clock, ids, decided: (items) => decided(items) }),
    pull: createPull({
      signedIn,
      clock,
      decidedSince,
      took: (items) => {
        pulled = items;
      },
      forgot: () => tell({ event: 'written' }),
    }),
  };

  return {
    start: () => {
      replay();
      tell({ event: 'started', signedIn: central.token() !== null });
    },
    stop: async () => {
      stopping.abort();
      for (const lane of [...timers.keys()]) disarm(lane);
      await Promise.all(running);
    },
    wake: (why) => tell({ event: why }),
    summary: () =>
      summaryOf(db.read, engine, {
        nextTryAt: engine.weather === null ? null : soonest(),
        pulled,
        clockAheadMs: central.clockAheadMs(),
      }),
  };

  function tell(event: SyncEvent): void {
    if (stopping.signal.aborted) return;
    const before = engine;
    const turn = next(engine, event);
    engine = turn.state;
    for (const step of turn.steps) take(step);
    if (engine !== before) changed();
  }

  function take(step: Step): void {
    disarm(step.lane);
    if (step.do === 'wait') arm(step.lane, step.ms);
    if (step.do !== 'run') return;
    const run = runLane(step.lane);
    running.add(run);
    void run.finally(() => running.delete(run));
  }

  async function runLane(lane: LaneName): Promise<void> {
    // Whoever woke us may be in the middle of a transaction.
    await Promise.resolve();
    if (stopping.signal.aborted) return;
    const token = central.token();
    const outcome = await attempt(lane);
    if (!('weather' in outcome)) return tell({ event: 'done', lane, more: outcome.more });
    const { weather, progress } = outcome;
    const isOldToken = weather.kind === 'signed-out' && central.token() !== null && central.token() !== token;
    // The answer is to a token from before the last sign-in: the new one hasn't been tried.
    if (isOldToken) return tell({ event: 'done', lane, more: true });
    log('warn', 'sync-weather', { lane, refused: weather.problem.code, detail: weather.problem.detail });
    tell({ event: 'failed', lane, weather, progress });
  }

  function replay(): void {
    try {
      replayKept(signedIn, clock.now());
    } catch (error) {
      // A full disk, say: what is unread stays kept, and is tried at the next start.
      const { refused, detail } = refusalOfDatabase(error) ?? bugIn('pull', error);
      log('warn', 'unread-not-replayed', { refused, detail });
    }
  }

  async function attempt(lane: LaneName): Promise<Outcome> {
    try {
      return await lanes[lane](stopping.signal);
    } catch (error) {
      return failedBy(troubleOf(refusalOfDatabase(error) ?? bugIn(lane, error)));
    }
  }

  /** Caught here, once; sync goes on trying, because tomorrow's data may be other than today's. */
  function bugIn(lane: LaneName, error: unknown): Refusal {
    const bugId = ids.next().slice(-8);
    log('error', 'bug', {
      bugId,
      lane,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    return refuse('bug', `Its number is ${bugId}.`);
  }

  function decided(items: readonly Item[]): void {
    for (const { subject } of items) decidedSince.add(subject);
  }

  function arm(lane: LaneName, milliseconds: number): void {
    const cancel = clock.after(milliseconds, () => {
      timers.delete(lane);
      tell({ event: 'timer', lane });
    });
    timers.set(lane, { cancel, dueAt: instant(clock.now() + milliseconds) });
  }

  function disarm(lane: LaneName): void {
    timers.get(lane)?.cancel();
    timers.delete(lane);
  }

  function soonest(): Instant | null {
    const dues = [...timers.values()].map(({ dueAt }) => dueAt);
    return dues.length === 0 ? null : instant(Math.min(...dues));
  }
}
