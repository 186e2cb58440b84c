import { createStore } from 'zustand/vanilla';
import type { Band } from '../reading/soundShape.ts';
import type { Player } from './player.ts';

/** A little of each silence is left at both ends, so that a word's beginning isn't cut and the skip can be noticed. */
const leftMs = 400;

export type SilenceSkip = ReturnType<typeof createSilenceSkip>;

/**
 * Jumps over silences while playing, when it is switched on. What was jumped over was not shown, so it isn't counted as
 * watched: a seek adds nothing to the coverage.
 */
export function createSilenceSkip(
  player: Pick<Player, 'onTime' | 'timeMs' | 'seekTo' | 'store'>,
  silences: () => readonly Band[],
) {
  const store = createStore<{ readonly isOn: boolean }>(() => ({ isOn: false }));
  player.onTime(() => {
    const { playing, seeking } = player.store.getState();
    if (!store.getState().isOn || !playing || seeking) return;
    const to = skipFrom(silences(), player.timeMs());
    if (to !== null) player.seekTo(to);
  });
  return {
    store,
    toggle: (): boolean => {
      store.setState(({ isOn }) => ({ isOn: !isOn }));
      return store.getState().isOn;
    },
  };
}

/** Where to go from a place inside a silence; null outside of one, and where too little is left to be worth a jump. */
export function skipFrom(silences: readonly Band[], hereMs: number): number | null {
  const silence = silences.find(
    ({ startMs, endMs }) => hereMs >= startMs + leftMs && hereMs < endMs - leftMs * 2,
  );
  return silence === undefined ? null : silence.endMs - leftMs;
}
