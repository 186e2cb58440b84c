import type { Problem } from '../../../contract/problem.ts';
import { minute, second } from '../../../contract/time.ts';
import { draw, seedFrom } from './jitter.ts';
import type { Wake } from './summary.ts';
import { signedOut, type Weather } from './weather.ts';

/**
 * When to push and when to pull, as a pure function: (state, event) → state and what to do next. It knows no clock:
 * it answers in lengths of time, so that a clock set back or three days off can't stall it. The runner does what it
 * says. Push and pull are two lanes that wait, run and fail each by itself: footage lists stay fresh when the central
 * won't take work, and the other way round.
 */
export type Engine = {
  readonly signedIn: boolean;
  readonly push: Lane;
  readonly pull: Lane;
  /** What stopped it last; null when the last turn went well. */
  readonly weather: Weather | null;
  readonly seed: number;
};

export type LaneName = 'push' | 'pull';

export type Lane = {
  /**
   * `resting`: until an event · `waiting`: until its timer, or an event that may shorten it · `held`: until its timer,
   * because the central is in trouble or named a time; only the reviewer may shorten that.
   */
  readonly phase: 'resting' | 'waiting' | 'held' | 'running';
  /** Wanted once more when the run ends. */
  readonly again: boolean;
  /** Runs that came to nothing, in a row. */
  readonly failures: number;
};

export type SyncEvent =
  | { readonly event: 'started'; readonly signedIn: boolean }
  | { readonly event: Wake }
  | { readonly event: 'signed-out' }
  | { readonly event: 'timer'; readonly lane: LaneName }
  /** `more`: there is more to do right away. */
  | { readonly event: 'done'; readonly lane: LaneName; readonly more: boolean }
  /** `progress`: something was brought home all the same. */
  | {
      readonly event: 'failed';
      readonly lane: LaneName;
      readonly weather: Weather;
      readonly progress: boolean;
    };

export type Step =
  | { readonly do: 'run'; readonly lane: LaneName }
  /** Takes the place of any timer the lane had. */
  | { readonly do: 'wait'; readonly lane: LaneName; readonly ms: number }
  /** Stops the lane's timer. */
  | { readonly do: 'rest'; readonly lane: LaneName };

export type Turn = { readonly state: Engine; readonly steps: readonly Step[] };

/** How long a burst of local writes is gathered before it goes out. */
export const gatherMs = 200;
/** How often an idle desk looks for news. */
export const idleMs = 30 * second;
/** The longest wait between two tries; a `Retry-After` may ask for more, up to an hour. */
export const longestWaitMs = 5 * minute;
const longestHoldMs = 60 * minute;
const shortestWaitMs = 250;

export function newEngine(deviceId: string): Engine {
  const lane: Lane = { phase: 'resting', again: false, failures: 0 };
  return { signedIn: false, push: lane, pull: lane, weather: null, seed: seedFrom(deviceId) };
}

export function next(state: Engine, event: SyncEvent): Turn {
  switch (event.event) {
    case 'started':
      return event.signedIn
        ? wakeBoth(signIn(state))
        : still({ ...state, signedIn: false, weather: signedOut });
    case 'signed-in':
      return wakeBoth(signIn(state));
    case 'signed-out':
      return restBoth({ ...state, signedIn: false, weather: signedOut });
    case 'written':
      return written(state);
    case 'asked':
      return state.signedIn ? wakeBoth(state) : still(state);
    case 'network':
      return state.signedIn ? hinted(state) : still(state);
    case 'timer':
      return state.signedIn && state[event.lane].phase !== 'running' ? run(state, event.lane) : still(state);
    case 'done':
      return done(state, event.lane, event.more);
    case 'failed':
      return failed(state, event.lane, event.weather, event.progress);
  }
}

/** The problem to show, if any. */
export function problemOfEngine(state: Engine): Problem | null {
  return state.weather?.problem ?? null;
}

/** A burst of marks goes out together; a lane that waits out a failure isn't hurried by more work. */
function written(state: Engine): Turn {
  if (!state.signedIn) return still(state);
  if (state.push.phase === 'running') return still(withLane(state, 'push', { again: true }));
  return state.push.phase === 'resting' ? wait(state, 'push', gatherMs) : still(state);
}

/** A hint that the network is back shortens any wait but one that isn't about the network. */
function hinted(state: Engine): Turn {
  return lanes.reduce<Turn>(
    (turn, lane) =>
      turn.state[lane].phase === 'held' ? turn : then(turn, (now) => runNowOrAgain(now, lane)),
    still(state),
  );
}

function done(state: Engine, lane: LaneName, more: boolean): Turn {
  const other = lane === 'push' ? 'pull' : 'push';
  // The central answers again: whatever waited because it didn't needn't wait longer.
  const wakeOther =
    state[other].failures > 0 && state[other].phase === 'waiting' && state.weather?.kind === 'unreachable';
  const well = {
    ...withLane(state, lane, { phase: 'resting', again: false, failures: 0 }),
    weather: stillBad(state, other),
  };
  if (!state.signedIn) return still(well);
  const own =
    more || state[lane].again ? run(well, lane) : lane === 'pull' ? wait(well, 'pull', idleMs) : still(well);
  // What was just sent comes back decided: classes applied, a review on record.
  const newsFollows = lane === 'push' && !more && !state.push.again && !isWaitingOut(own.state.pull);
  return then(own, (now) => (wakeOther || newsFollows ? runNowOrAgain(now, other) : still(now)));
}

function failed(state: Engine, lane: LaneName, weather: Weather, progress: boolean): Turn {
  // A line that is cut again and again, but brings a little each time, is no reason for ever longer waits.
  const failures = progress ? 1 : state[lane].failures + 1;
  const stopped = { ...withLane(state, lane, { phase: 'resting', again: false, failures }), weather };
  if (weather.kind === 'signed-out') return restBoth({ ...stopped, signedIn: false });
  if (!state.signedIn) return still(stopped);
  const { value, seed } = draw(state.seed);
  const ms =
    weather.retryAfterMs === null
      ? backoffMs(failures, value)
      : Math.min(Math.max(weather.retryAfterMs, shortestWaitMs), longestHoldMs);
  return wait({ ...stopped, seed }, lane, ms, weather.kind === 'trouble' ? 'held' : 'waiting');
}

/** Full jitter: anything up to a ceiling that doubles from one second to five minutes. */
function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(longestWaitMs, second * 2 ** Math.min(failures - 1, 20));
  return Math.max(shortestWaitMs, Math.round(random * ceiling));
}

const lanes = ['push', 'pull'] as const;

function signIn(state: Engine): Engine {
  const fresh = (lane: Lane): Lane => ({ ...lane, failures: 0 });
  return { ...state, signedIn: true, weather: null, push: fresh(state.push), pull: fresh(state.pull) };
}

function wakeBoth(state: Engine): Turn {
  return lanes.reduce<Turn>((turn, lane) => then(turn, (now) => runNowOrAgain(now, lane)), still(state));
}

function restBoth(state: Engine): Turn {
  return lanes.reduce<Turn>(
    (turn, lane) =>
      then(turn, (now) => ({
        // A run on the wire ends by itself; its result is told and changes nothing here.
        state: now[lane].phase === 'running' ? now : withLane(now, lane, { phase: 'resting' }),
        steps: [{ do: 'rest', lane }],
      })),
    still(state),
  );
}

function runNowOrAgain(state: Engine, lane: LaneName): Turn {
  return state[lane].phase === 'running' ? still(withLane(state, lane, { again: true })) : run(state, lane);
}

function run(state: Engine, lane: LaneName): Turn {
  return { state: withLane(state, lane, { phase: 'running', again: false }), steps: [{ do: 'run', lane }] };
}

function wait(state: Engine, lane: LaneName, ms: number, phase: 'waiting' | 'held' = 'waiting'): Turn {
  return { state: withLane(state, lane, { phase }), steps: [{ do: 'wait', lane, ms }] };
}

function isWaitingOut(lane: Lane): boolean {
  return lane.failures > 0 && lane.phase !== 'running';
}

function stillBad(state: Engine, other: LaneName): Weather | null {
  return state[other].failures > 0 && state.weather?.kind === 'trouble' ? state.weather : null;
}

function still(state: Engine): Turn {
  return { state, steps: [] };
}

function then(turn: Turn, go: (state: Engine) => Turn): Turn {
  const after = go(turn.state);
  return { state: after.state, steps: [...turn.steps, ...after.steps] };
}

function withLane(state: Engine, lane: LaneName, change: Partial<Lane>): Engine {
  return { ...state, [lane]: { ...state[lane], ...change } };
}
