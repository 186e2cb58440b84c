import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemOf, refuse } from '../../../contract/problem.ts';
import {
  type Engine,
  gatherMs,
  idleMs,
  type LaneName,
  longestWaitMs,
  newEngine,
  next,
  type Step,
  type SyncEvent,
} from '../../../electron/core/sync/engine.ts';
import type { Weather } from '../../../electron/core/sync/weather.ts';

const unreachable: Weather = {
  kind: 'unreachable',
  problem: problemOf(refuse('central-unreachable')),
  retryAfterMs: null,
};
const trouble: Weather = {
  kind: 'trouble',
  problem: problemOf(refuse('central-trouble')),
  retryAfterMs: null,
};
const signedOut: Weather = {
  kind: 'signed-out',
  problem: problemOf(refuse('not-signed-in')),
  retryAfterMs: null,
};
const asked = (retryAfterMs: number): Weather => ({ ...trouble, retryAfterMs });

/** Runs events through the engine and keeps the steps of the last one. */
function after(...events: readonly SyncEvent[]): { state: Engine; steps: readonly Step[] } {
  return events.reduce<{ state: Engine; steps: readonly Step[] }>(({ state }, event) => next(state, event), {
    state: newEngine('a-device'),
    steps: [],
  });
}

const started = { event: 'started', signedIn: true } as const;
const done = (lane: LaneName, more = false) => ({ event: 'done', lane, more }) as const;
const failed = (lane: LaneName, weather: Weather, progress = false) =>
  ({ event: 'failed', lane, weather, progress }) as const;
const quiet = [started, done('push'), done('pull'), done('pull')] as const;
const waitOf = (steps: readonly Step[], lane: LaneName) =>
  steps.flatMap((step) => (step.do === 'wait' && step.lane === lane ? [step.ms] : []))[0];

test('a signed-in start pushes and pulls at once; without a sign-on nothing moves', () => {
  expect(after(started).steps).toEqual([
    { do: 'run', lane: 'push' },
    { do: 'run', lane: 'pull' },
  ]);
  expect(after({ event: 'started', signedIn: false }).steps).toEqual([]);
});

test('a burst of writes is gathered, and its second write does not put the push off', () => {
  expect(after(...quiet, { event: 'written' }).steps).toEqual([{ do: 'wait', lane: 'push', ms: gatherMs }]);
  expect(after(...quiet, { event: 'written' }, { event: 'written' }).steps).toEqual([]);
});

test('what is written during a push goes out right after it', () => {
  const { steps } = after(...quiet, { event: 'asked' }, { event: 'written' }, done('push'));
  expect(steps).toContainEqual({ do: 'run', lane: 'push' });
});

test('a push is followed by a look for news, and an idle desk looks again after a while', () => {
  const pushed = after(...quiet, { event: 'written' }, { event: 'timer', lane: 'push' }, done('push'));
  expect(pushed.steps).toEqual([{ do: 'run', lane: 'pull' }]);
  expect(next(pushed.state, done('pull')).steps).toEqual([{ do: 'wait', lane: 'pull', ms: idleMs }]);
});

test('a feed with more to come is asked on at once', () => {
  expect(after(started, done('pull', true)).steps).toEqual([{ do: 'run', lane: 'pull' }]);
});

test('waits grow with failures up to five minutes, and are not the same on every device', () => {
  const waits = (device: string): number[] => {
    let state = next(newEngine(device), started).state;
    return Array.from({ length: 40 }, () => {
      const turn = next(state, failed('push', unreachable));
      state = next(turn.state, { event: 'timer', lane: 'push' }).state;
      return waitOf(turn.steps, 'push') ?? Number.NaN;
    });
  };
  const one = waits('desk-1');
  expect(Math.max(...one.slice(0, 3))).toBeLessThanOrEqual(4000);
  expect(Math.max(...one)).toBeLessThanOrEqual(longestWaitMs);
  expect(Math.max(...one.slice(20))).toBeGreaterThan(60_000);
  expect(waits('desk-1')).toEqual(one);
  expect(waits('desk-2')).not.toEqual(one);
});

test('a cut that brought something home does not make the waits longer', () => {
  let state = next(newEngine('a-device'), started).state;
  for (let cuts = 0; cuts < 20; cuts += 1) {
    const turn = next(state, failed('pull', unreachable, true));
    expect(waitOf(turn.steps, 'pull')).toBeLessThanOrEqual(1000);
    state = next(turn.state, { event: 'timer', lane: 'pull' }).state;
  }
});

test('Retry-After wins over the backoff and over hints, up to an hour; the reviewer may still insist', () => {
  const held = after(...quiet, { event: 'asked' }, failed('push', asked(120_000)));
  expect(waitOf(held.steps, 'push')).toBe(120_000);
  expect(next(held.state, { event: 'network' }).steps).not.toContainEqual({ do: 'run', lane: 'push' });
  expect(next(held.state, { event: 'written' }).steps).toEqual([]);
  expect(next(held.state, { event: 'asked' }).steps).toContainEqual({ do: 'run', lane: 'push' });
  expect(waitOf(after(started, failed('push', asked(1e12))).steps, 'push')).toBe(3_600_000);
});

test('the network coming back shortens a wait; a local write does not', () => {
  const offline = after(started, failed('push', unreachable), failed('pull', unreachable));
  expect(next(offline.state, { event: 'written' }).steps).toEqual([]);
  expect(next(offline.state, { event: 'network' }).steps).toEqual([
    { do: 'run', lane: 'push' },
    { do: 'run', lane: 'pull' },
  ]);
});

test('when one lane gets through again, the other does not wait on', () => {
  const offline = after(started, failed('push', unreachable), failed('pull', unreachable));
  const back = next(next(offline.state, { event: 'timer', lane: 'pull' }).state, done('pull'));
  expect(back.steps).toContainEqual({ do: 'run', lane: 'push' });
  expect(back.state.weather).toBeNull();
});

test('a central that takes no work does not keep the catalogue from being pulled', () => {
  let state = next(newEngine('a-device'), started).state;
  for (let turn = 0; turn < 10; turn += 1) {
    state = next(state, failed('push', trouble)).state;
    const pulled = next(state, done('pull'));
    expect(waitOf(pulled.steps, 'pull')).toBe(idleMs);
    expect(pulled.state.weather).toEqual(trouble);
    state = next(pulled.state, { event: 'timer', lane: 'push' }).state;
    state = next(state, { event: 'timer', lane: 'pull' }).state;
  }
});

test('an expired sign-on stops both lanes until the next sign-in, which starts both', () => {
  const out = after(started, failed('push', signedOut), failed('pull', signedOut));
  expect(out.state.signedIn).toBe(false);
  for (const event of ['written', 'asked', 'network'] as const)
    expect(next(out.state, { event }).steps).toEqual([]);
  expect(next(out.state, { event: 'signed-in' }).steps).toEqual([
    { do: 'run', lane: 'push' },
    { do: 'run', lane: 'pull' },
  ]);
});

test('nothing ever gets stuck: a signed-in lane runs, has a timer, or has nothing to do', () => {
  const anyEvent = fc.oneof(
    fc.constantFrom<SyncEvent>(
      { event: 'written' },
      { event: 'asked' },
      { event: 'network' },
      { event: 'signed-in' },
    ),
    fc.record({
      event: fc.constant('end' as const),
      lane: fc.constantFrom<LaneName>('push', 'pull'),
      how: fc.nat(5),
    }),
    fc.record({ event: fc.constant('tick' as const), lane: fc.constantFrom<LaneName>('push', 'pull') }),
  );
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      const world = createWorld();
      for (const event of events) {
        if (event.event === 'tick') world.tick(event.lane);
        else if (event.event === 'end') world.end(event.lane, event.how);
        else world.tell(event);
        world.check();
      }
    }),
    { numRuns: 2000 },
  );
});

/** The runner in miniature: at most one run and one timer for each lane. */
function createWorld() {
  let state = newEngine('a-device');
  const running = new Set<LaneName>();
  const timers = new Set<LaneName>();
  let unsent = false;

  function tell(event: SyncEvent): void {
    if (event.event === 'written') unsent = true;
    const turn = next(state, event);
    state = turn.state;
    for (const step of turn.steps) {
      timers.delete(step.lane);
      if (step.do === 'wait') timers.add(step.lane);
      if (step.do !== 'run') continue;
      if (running.has(step.lane)) throw new Error(`${step.lane} was started twice`);
      running.add(step.lane);
      if (step.lane === 'push') unsent = false;
    }
  }

  tell(started);
  return {
    tell,
    tick: (lane: LaneName) => {
      if (timers.delete(lane)) tell({ event: 'timer', lane });
    },
    end: (lane: LaneName, how: number) => {
      if (!running.delete(lane)) return;
      if (how < 2) return tell(done(lane, how === 1));
      if (lane === 'push') unsent = true;
      tell(failed(lane, [unreachable, trouble, signedOut, asked(5000)][how - 2] ?? unreachable));
    },
    check: () => {
      if (!state.signedIn) return;
      expect(running.has('pull') || timers.has('pull')).toBe(true);
      if (unsent) expect(running.has('push') || timers.has('push')).toBe(true);
    },
  };
}
