import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { noClip, type PlayerState } from '../../../renderer/player/playerState.ts';
import { createShuttle } from '../../../renderer/player/shuttle.ts';

/** A shuttle over a clip that stands where it is sent to. `tick` lets milliseconds pass and one beat fall. */
function given(start: { ms?: number; playing?: boolean; speed?: number } = {}) {
  const store = createStore<PlayerState>(() => ({
    ...noClip,
    phase: 'ready',
    playing: start.playing ?? false,
    speed: start.speed ?? 1,
    volume: 1,
    muted: false,
  }));
  let place = start.ms ?? 60_000;
  let now = 0;
  let beat: (() => void) | null = null;
  const shuttle = createShuttle(
    {
      store,
      timeMs: () => place,
      seekTo: (ms) => {
        place = ms;
      },
      play: async () => store.setState({ playing: true }),
      pause: () => store.setState({ playing: false }),
      setSpeed: (speed) => store.setState({ speed }),
    },
    {
      now: () => now,
      every: (_, run) => {
        beat = run;
        return () => {
          beat = null;
        };
      },
    },
  );
  return {
    shuttle,
    store,
    place: () => place,
    moveTo: (ms: number) => {
      place = ms;
    },
    isBeating: () => beat !== null,
    tick: (ms: number) => {
      now += ms;
      beat?.();
    },
  };
}

test('L plays, and each further press doubles the speed up to 16×; K pauses and gives the speed back', () => {
  const { shuttle, store } = given({ speed: 1.5 });
  const speeds: number[] = [];
  for (let press = 0; press < 6; press += 1) {
    shuttle.on();
    speeds.push(store.getState().speed);
  }
  expect(speeds).toEqual([1.5, 3, 6, 12, 16, 16]);
  shuttle.pause();
  expect(store.getState()).toMatchObject({ playing: false, speed: 1.5 });
});

test('a speed that was chosen meanwhile stays when K pauses', () => {
  const { shuttle, store } = given({ playing: true });
  shuttle.on();
  store.setState({ speed: 4 });
  shuttle.keepSpeed();
  shuttle.pause();
  expect(store.getState().speed).toBe(4);
});

test('J goes backwards as fast as time passes; again: twice, four times as fast, and no faster', () => {
  const { shuttle, store, place, tick } = given({ ms: 60_000, playing: true });
  shuttle.back();
  expect(store.getState().playing).toBe(false);
  tick(500);
  expect(place()).toBe(59_500);
  shuttle.back();
  tick(500);
  expect(place()).toBe(58_500);
  shuttle.back();
  shuttle.back();
  tick(500);
  expect(place()).toBe(56_500);
});

test('it ends at the beginning of the clip', () => {
  const { shuttle, place, tick, isBeating } = given({ ms: 300 });
  shuttle.back();
  tick(400);
  expect([place(), isBeating(), shuttle.store.getState().back]).toEqual([0, false, 0]);
});

test.each<[string, (parts: ReturnType<typeof given>) => void]>([
  ['K', ({ shuttle }) => shuttle.pause()],
  ['playing', ({ store }) => store.setState({ playing: true })],
  ['L', ({ shuttle }) => shuttle.on()],
  ['a seek to another place', ({ moveTo }) => moveTo(10_000)],
  ['another clip', ({ store }) => store.setState({ phase: 'empty' })],
])('going backwards is ended by %s', (_, act) => {
  const parts = given({ ms: 60_000 });
  parts.shuttle.back();
  parts.tick(200);
  act(parts);
  parts.tick(200);
  expect([parts.isBeating(), parts.shuttle.store.getState().back]).toEqual([false, 0]);
});
