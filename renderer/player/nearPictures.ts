import type { Decoded } from '../reading/clipMessages.ts';
import type { ClipReader } from '../reading/clipReader.ts';

/**
 * Pictures before the one on the glass, decoded ahead: going back one frame would otherwise decode everything since the
 * last key frame again, each time. So many are kept as fit the memory given.
 */
export type NearPictures = ReturnType<typeof createNearPictures>;

const memoryBytes = 100_000_000;
const fewest = 12;
const most = 90;
/** Frames after the one on the glass that are decoded with those before it. */
const after = 4;

export function createNearPictures(reader: Pick<ClipReader, 'pictures'>, frames: number) {
  const kept = new Map<number, Decoded>();
  let size = 30;
  /** The frames asked for last. */
  let asked: { readonly from: number; readonly to: number } | null = null;
  /** How many of them are still on their way. */
  let coming = 0;

  return {
    get: (number: number): Decoded | null => kept.get(number) ?? null,
    /** The reviewer is at this frame: brings those before it, unless enough of them are there or on their way. */
    prepare: (number: number): void => {
      const isCovered =
        asked !== null &&
        number < asked.to &&
        (asked.from === 0 || number - asked.from >= size / 3) &&
        number >= asked.from;
      if (isCovered) return;
      asked = { from: Math.max(0, number - size), to: Math.min(frames, number + after) };
      drop(({ from, to }, each) => each < from - size || each >= to + size, asked);
      coming = asked.to - asked.from;
      reader.pictures(asked.from, asked.to, take);
    },
    /** The reviewer leaps elsewhere: what isn't decoded yet isn't wanted, and would hold up the picture that is. */
    rest: (): void => {
      if (coming === 0) return;
      coming = 0;
      asked = null;
      reader.pictures(0, 0, take);
    },
    forget: (): void => {
      asked = null;
      for (const { frame } of kept.values()) frame.close();
      kept.clear();
    },
  };

  function take(picture: Decoded): void {
    coming = Math.max(0, coming - 1);
    const { codedWidth, codedHeight } = picture.frame;
    size = Math.min(most, Math.max(fewest, Math.floor(memoryBytes / (codedWidth * codedHeight * 1.5))));
    kept.get(picture.number)?.frame.close();
    kept.set(picture.number, picture);
    // The farthest behind go first: nobody steps back over a hundred frames without new ones being asked for.
    if (kept.size > size + after && asked !== null)
      drop(({ from, to }, each) => each < from || each >= to, asked);
  }

  function drop<T>(isFar: (range: T, number: number) => boolean, range: T): void {
    for (const [number, { frame }] of kept) {
      if (!isFar(range, number)) continue;
      frame.close();
      kept.delete(number);
    }
  }
}
