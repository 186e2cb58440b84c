import { createStore } from 'zustand/vanilla';
import type { Watched } from '../../contract/nouns/review.ts';
import type { Player } from './player.ts';
import { type Coverage, coverageFrom, interrupted, look, watchedOf } from './watched.ts';

const nothingWatched: Coverage = { stretches: [], last: null, heldFromMs: null };

export type Watching = ReturnType<typeof createWatching>;

/** How often it is looked at the player, and how often the strip on the glass hears of it, in milliseconds. */
const lookEvery = 200;
const tellEvery = 500;

/** Watches what a player really shows. `begin` starts with what was watched before and answers how to stop. */
export function createWatching(player: Player) {
  let coverage: Coverage = nothingWatched;
  const store = createStore<Pick<Coverage, 'stretches'>>(() => ({ stretches: [] }));

  function begin(before: Watched): () => void {
    coverage = coverageFrom(before);
    tell();
    const looking = setInterval(glance, lookEvery);
    const telling = setInterval(tell, tellEvery);
    document.addEventListener('visibilitychange', glance);
    const unsubscribe = player.store.subscribe((now, last) => {
      if (now.seeking && !last.seeking) coverage = interrupted(coverage);
      if (now.phase === 'loading') coverage = interrupted(coverage);
      if (
        now.playing !== last.playing ||
        now.speed !== last.speed ||
        now.muted !== last.muted ||
        now.phase === 'ended'
      )
        glance();
    });
    return () => {
      glance();
      tell();
      clearInterval(looking);
      clearInterval(telling);
      document.removeEventListener('visibilitychange', glance);
      unsubscribe();
    };
  }

  function glance(): void {
    const video = player.video();
    if (video === null) return;
    const { playing, seeking, speed, volume, muted } = player.store.getState();
    coverage = look(coverage, {
      atMs: video.currentTime * 1000,
      wallMs: performance.now(),
      moving: playing && !seeking,
      visible: document.visibilityState === 'visible',
      speed,
      sound: !muted && volume > 0,
      pictures: player.picture()?.count ?? 0,
      ended: video.ended,
    });
  }

  function tell(): void {
    if (store.getState().stretches !== coverage.stretches) store.setState({ stretches: coverage.stretches });
  }

  return { store, begin, watched: () => watchedOf(coverage) };
}
