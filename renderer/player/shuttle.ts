import { createStore } from 'zustand/vanilla';
import type { Player } from './player.ts';
import { fastest } from './playerState.ts';

export type Shuttle = ReturnType<typeof createShuttle>;

type Ticker = { readonly now: () => number; readonly every: (ms: number, run: () => void) => () => void };

/** How fast it goes backwards at the most. */
const fastestBack = 4;
/** Between two seeks backwards, in milliseconds. The player keeps only the newest, so a slow disk costs pictures, not pace. */
const beat = 60;
/** Further than this from where it was sent, somebody else moved the picture, in milliseconds of the clip. */
const astray = 2000;

/**
 * J K L: forwards each press doubles the speed, backwards the picture is sought back again and again. Pausing gives
 * back the speed there was before, so that a look at 16× does not become how this reviewer likes it.
 */
export function createShuttle(
  player: Pick<Player, 'store' | 'timeMs' | 'seekTo' | 'play' | 'pause' | 'setSpeed'>,
  ticker: Ticker = wall,
) {
  /** How many times as fast it goes backwards; 0: it does not. */
  const store = createStore<{ readonly back: number }>(() => ({ back: 0 }));
  let usual: number | null = null;
  let from = { ms: 0, at: 0 };
  let target = 0;
  let stop: (() => void) | null = null;

  function on(): void {
    const { playing, speed } = player.store.getState();
    const wasBack = store.getState().back > 0;
    end();
    if (!playing || wasBack) {
      void player.play();
      return;
    }
    usual ??= speed;
    player.setSpeed(Math.min(fastest, speed * 2));
  }

  function back(): void {
    const { back: now } = store.getState();
    if (now === 0) {
      player.pause();
      giveSpeedBack();
    }
    const next = now === 0 ? 1 : Math.min(fastestBack, now * 2);
    target = now === 0 ? player.timeMs() : target;
    from = { ms: target, at: ticker.now() };
    store.setState({ back: next });
    stop ??= ticker.every(beat, tick);
  }

  function tick(): void {
    const { phase, playing } = player.store.getState();
    const isElsewhere = Math.abs(player.timeMs() - target) > astray;
    if (playing || isElsewhere || phase === 'empty' || phase === 'failed') {
      end();
      return;
    }
    target = Math.max(0, from.ms - (ticker.now() - from.at) * store.getState().back);
    player.seekTo(target);
    if (target === 0) end();
  }

  function pause(): void {
    end();
    player.pause();
    giveSpeedBack();
  }

  /** Ends going backwards; anything else that is asked of the player does so. */
  function end(): void {
    stop?.();
    stop = null;
    if (store.getState().back !== 0) store.setState({ back: 0 });
  }

  function giveSpeedBack(): void {
    if (usual !== null) player.setSpeed(usual);
    usual = null;
  }

  /** The speed was chosen otherwise: that is what it stays. */
  function keepSpeed(): void {
    usual = null;
  }

  return { store, on, back, pause, end, keepSpeed };
}

const wall: Ticker = {
  now: () => performance.now(),
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
