import type { StoreApi } from 'zustand/vanilla';
import type { VideoDetail } from '../../contract/library-state.ts';
import { isOpen, type ReviewState } from './reviewState.ts';

/** Why a review takes no marks. `purpose`: the reviewer has to say first why the recording is watched. */
export type NotOpen = 'purpose' | 'failed' | 'over' | 'elsewhere';

/** The recording whose review is open; or why it takes no marks; or that it is being opened. */
export function standingOf(state: ReviewState): VideoDetail | Exclude<NotOpen, 'elsewhere'> | 'opening' {
  switch (state.phase) {
    case 'loading':
      return 'opening';
    case 'purpose':
    case 'failed':
      return state.phase;
    case 'open':
      return state.detail !== null && isOpen(state) ? state.detail : 'over';
  }
}

/** Waits until a review that is being opened is open, or is known not to become so. */
export function whenOpen(store: StoreApi<ReviewState>): Promise<VideoDetail | NotOpen> {
  const { videoId } = store.getState();
  return new Promise((resolve) => {
    const look = (state: ReviewState): boolean => {
      const standing = state.videoId === videoId ? standingOf(state) : 'elsewhere';
      if (standing === 'opening') return false;
      resolve(standing);
      return true;
    };
    if (look(store.getState())) return;
    const stop = store.subscribe((state) => {
      if (look(state)) stop();
    });
  });
}
