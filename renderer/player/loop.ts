import { createStore } from 'zustand/vanilla';
import type { Player } from './player.ts';

/** A stretch that is played again and again, in milliseconds of the clip; null: none. */
export type Loop = { readonly startMs: number; readonly endMs: number };

export type Looping = ReturnType<typeof createLoop>;

/** Plays a stretch in a loop until another place is sought or it is switched off. */
export function createLoop(player: Pick<Player, 'onTime' | 'timeMs' | 'seekTo' | 'play' | 'store'>) {
  const store = createStore<{ readonly loop: Loop | null }>(() => ({ loop: null }));
  player.onTime(() => {
    const { loop } = store.getState();
    if (loop === null || !player.store.getState().playing) return;
    const here = player.timeMs();
    // Beyond the end by more than a jump: the reviewer went elsewhere, and the loop is over.
    if (here < loop.startMs - leaving || here > loop.endMs + leaving) store.setState({ loop: null });
    else if (here >= loop.endMs) player.seekTo(loop.startMs);
  });
  return {
    store,
    start: (loop: Loop): void => {
      store.setState({ loop });
      player.seekTo(loop.startMs);
      void player.play();
    },
    stop: (): void => store.setState({ loop: null }),
  };
}

/** So far outside of the loop it was left on purpose, in milliseconds; 16× moves a quarter of a second between repaints. */
const leaving = 1500;
