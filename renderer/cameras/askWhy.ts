import type { WatchReason } from '../../contract/nouns/review.ts';
import type { CameraClip } from './camerasState.ts';

/** A recording beside the one under review that isn't of its incident; `answer` is told the reason, or null for none. */
export type WhyAsked = { readonly clip: CameraClip; readonly answer: (reason: WatchReason | null) => void };

/** Asks why such recordings are watched, one after the other. `show` is told what is asked; null: nothing any more. */
export function createAskWhy(show: (asked: WhyAsked | null) => void) {
  let turn: Promise<unknown> = Promise.resolve();
  return (clip: CameraClip): Promise<WatchReason | null> => {
    const mine = turn.then(
      () =>
        new Promise<WatchReason | null>((resolve) => {
          show({
            clip,
            answer: (reason) => {
              show(null);
              resolve(reason);
            },
          });
        }),
    );
    turn = mine;
    return mine;
  };
}
