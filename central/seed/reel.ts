import type { Media } from '../../contract/nouns/video.ts';
import type { Footage } from '../footage/put.ts';
import type { Dice } from './dice.ts';

/** A piece of real footage that seeded records can be given, with its true length. */
export type Reel = {
  readonly media: Media;
  readonly footage: Omit<Footage, 'videoId'>;
  readonly durationMs: number;
  /** Length of its silent beginning, before the officer pressed. */
  readonly bufferMs: number;
};

/** One of the reels whose length is nearest to the wanted one; null when there are none. */
export function nearestReel(dice: Dice, reels: readonly Reel[], wantedMs: number): Reel | null {
  if (reels.length === 0) return null;
  const away = (reel: Reel) => Math.abs(Math.log(reel.durationMs / wantedMs));
  const near = reels.toSorted((a, b) => away(a) - away(b)).slice(0, 2);
  return dice.pick(near);
}
