import type { StoreApi } from 'zustand/vanilla';
import type { Picture } from './frames.ts';
import type { PlayerState } from './playerState.ts';

type Waiting = {
  readonly store: StoreApi<PlayerState>;
  readonly onPicture: (hear: (picture: Picture) => void) => () => void;
  /** No newer place is wished for. */
  readonly isThere: () => boolean;
};

/** A picture that takes longer than this isn't waited for, in milliseconds. */
const patience = 1500;
/** After a seek has arrived, its picture may still be on its way to the glass for so long. */
const onItsWay = 150;

/** Seeks and waits for the picture that comes up: its own time in seconds. `before` stays the answer when none comes. */
export function waitForPicture(
  { store, onPicture, isThere }: Waiting,
  before: Picture | null,
  seek: () => void,
): Promise<number | null> {
  return new Promise((resolve) => {
    let came: Picture | null = null;
    let settled: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(late);
      clearTimeout(settled);
      stopPictures();
      stopStates();
      resolve((came ?? before)?.seconds ?? null);
    };
    const late = setTimeout(end, patience);
    // Mostly the picture is on the glass a moment before the seek is said to have arrived.
    const stopStates = store.subscribe((now, last) => {
      if (last.seeking && !now.seeking && isThere()) settled = setTimeout(end, came === null ? onItsWay : 0);
    });
    const stopPictures = onPicture((next) => {
      came = next;
      if (!store.getState().seeking && isThere()) end();
    });
    seek();
  });
}
