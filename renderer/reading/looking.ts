import type { Piece } from './readSound.ts';
import type { SoundTell } from './soundMessages.ts';
import { createSoundShape } from './soundShape.ts';

type ShapeTell = Extract<SoundTell, { tell: 'shape' }>;

/** Takes a clip's sound piece by piece and tells what it looks like: so far when `isTime` says so, and the whole at the end. */
export function createLooking(durationMs: number, isTime: () => boolean, tell: (what: ShapeTell) => void) {
  const sound = createSoundShape();
  return {
    add: ({ startSeconds, samples, rate }: Piece): void => {
      sound.add(startSeconds, samples, rate);
      if (!isTime()) return;
      // As far as it was read: what comes after is not known to be quiet, and nobody may skip it. A sound may begin
      // before its clip does.
      const readMs = Math.max(0, Math.min(durationMs, startSeconds * 1000));
      tell({ tell: 'shape', done: shareOf(readMs, durationMs), shape: sound.shape(readMs) });
    },
    finish: (): void => tell({ tell: 'shape', done: 1, shape: sound.shape(durationMs) }),
  };
}

/** Share of a clip, short of all of it: that is said when it is over. */
export function shareOf(ms: number, durationMs: number): number {
  return durationMs <= 0 ? 0 : Math.min(0.99, Math.max(0, ms) / durationMs);
}
