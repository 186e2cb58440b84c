import { useStore } from 'zustand/react';
import { clockText } from '../../contract/time.ts';
import { speedText } from '../player/playerState.ts';
import { labelOf } from './kinds.ts';
import { usePlayer, useReview, useSession } from './session.ts';
import { useFindingKinds } from './useFindingKinds.ts';

/**
 * For screen readers: whether it plays and how fast, and the mark that was just made. The place of playback is not in
 * it, since it would never stop speaking; errors are said where they are shown.
 */
export function Spoken() {
  const { shuttle } = useSession();
  const kinds = useFindingKinds();
  const playing = usePlayer((state) => state.playing);
  const stalled = usePlayer((state) => state.phase === 'stalled');
  const speed = usePlayer((state) => state.speed);
  const back = useStore(shuttle.store, (state) => state.back);
  const mark = useReview(
    ({ editing, review }) => review?.findings.find(({ finding }) => finding.id === editing)?.finding,
  );
  const motion =
    back > 0 ? `Going back at ${back}×` : stalled ? 'Waiting for footage' : playing ? 'Playing' : 'Paused';
  return (
    <div className="unseen">
      <p role="status" aria-label="Playback state">
        {playing && speed !== 1 ? `${motion} at ${speedText(speed)}` : motion}
      </p>
      <p role="status" aria-label="Mark made">
        {mark === undefined
          ? ''
          : `${labelOf(kinds, mark.kind)} marked at ${clockText(mark.mark.startMs).replace(/^00:/, '')}`}
      </p>
    </div>
  );
}
