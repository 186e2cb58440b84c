import type { StoreApi } from 'zustand/vanilla';
import type { Player } from '../player/player.ts';
import type { CamerasState } from './camerasState.ts';
import type { Rig } from './rig.ts';

/**
 * One camera with sound: while another is heard, the recording under review is silent, and its coverage says so. Its
 * own sound switched on is heard instead. The answer ends it and gives the sound back as it was.
 */
export function keepOneHeard(
  player: Player,
  store: StoreApi<CamerasState>,
  rig: Pick<Rig, 'hear'>,
): () => void {
  let before: { readonly muted: boolean } | null = null;

  const stopCameras = store.subscribe((now, last) => {
    if (now.heard === last.heard && now.cameras.length === last.cameras.length) return;
    const { volume, muted } = player.store.getState();
    if (now.heard !== null) {
      before ??= { muted };
      rig.hear(now.heard, volume);
      if (!muted) player.setVolume(volume, true);
    } else giveBack();
  });
  const stopPlayer = player.store.subscribe((now, last) => {
    const { heard } = store.getState();
    if (heard === null) return;
    if (last.muted && !now.muted) {
      before = null;
      store.setState({ heard: null });
    } else if (now.volume !== last.volume) rig.hear(heard, now.volume);
  });

  function giveBack(): void {
    const { volume, muted } = player.store.getState();
    rig.hear(null, volume);
    if (before !== null && muted !== before.muted) player.setVolume(volume, before.muted);
    before = null;
  }

  return () => {
    stopCameras();
    stopPlayer();
    giveBack();
  };
}
