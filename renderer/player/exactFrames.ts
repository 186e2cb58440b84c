import type { FrameStamp } from '../../contract/nouns/finding.ts';
import type { ClipReader } from '../reading/clipReader.ts';
import {
  type FrameIndex,
  frameAt,
  frameStartingAt,
  hasVariableRate,
  insideOf,
  learnShift,
  type Shift,
  shownRange,
  startOf,
} from '../reading/frameIndex.ts';
import { createNearPictures, type NearPictures } from './nearPictures.ts';
import { createThumbs, type Thumbs } from './thumbs.ts';

/** What the container says of the clip on the glass: the number of each frame, and exactly where to find it. */
export type ExactFrames = ReturnType<typeof createExactFrames>;

/** `told` is called when the index has come or has been found to fit what is shown. */
export function createExactFrames(readClip: (url: string) => ClipReader, told: () => void) {
  let reader: ClipReader | null = null;
  let index: FrameIndex | null = null;
  let near: NearPictures | null = null;
  let thumbs: Thumbs | null = null;
  let shift: Shift = null;
  let isVariable = false;
  let hasFailed = false;

  function close(): void {
    near?.forget();
    thumbs?.forget();
    reader?.close();
    reader = null;
    index = null;
    near = null;
    thumbs = null;
    shift = null;
    hasFailed = false;
  }

  return {
    isReading: (): boolean => reader !== null,
    /** It came to nothing: the container can't be read, or its bytes couldn't be had at that time. */
    hasFailed: (): boolean => hasFailed,
    /** Begins to read a clip. Not before its first picture is on the glass: that comes first. */
    read: (url: string): void => {
      close();
      const mine = readClip(url);
      reader = mine;
      void mine.index.then((found) => {
        if (reader !== mine) return;
        hasFailed = found === null;
        if (found === null) return;
        index = found;
        isVariable = hasVariableRate(found);
        near = createNearPictures(mine, found.pts.length);
        thumbs = createThumbs(mine);
        told();
      });
    },
    close,
    /** A picture was shown, at so many seconds of the browser's clock: learns how that relates to the container's. */
    saw: (seconds: number): void => {
      if (index === null || shift !== null) return;
      shift = learnShift(index, seconds);
      if (shift !== null) told();
    },
    /** The number of the frame whose picture the browser gave this time; null while that isn't known. */
    numberAt: (seconds: number): number | null =>
      index === null || shift === null ? null : frameStartingAt(index, seconds + shift),
    /** The number of the frame that is on the glass at a moment of the browser's clock, in seconds. */
    numberDuring: (seconds: number): number | null =>
      index === null || shift === null ? null : frameAt(index, seconds + shift),
    /** When a frame begins and where a seek surely lands on it, in seconds of the browser's clock. */
    startOf: (number: number): number => (index === null ? 0 : startOf(index, number) - (shift ?? 0)),
    insideOf: (number: number): number => (index === null ? 0 : insideOf(index, number) - (shift ?? 0)),
    /** The next frame that is ever shown; the same one at either end of the clip. */
    next: (number: number, direction: 1 | -1): number => {
      if (index === null) return number;
      const { first, last } = shownRange(index, shift ?? 0);
      return Math.min(last, Math.max(first, number + direction));
    },
    /** The frame that a stamp names; null when it wasn't made from this container's index. */
    numberOf: ({ pts, timeBase, source }: FrameStamp): number | null =>
      index === null || source !== 'index' || timeBase !== index.timeBase
        ? null
        : frameStartingAt(index, pts / timeBase),
    stampOf: (number: number, sha256: string | null): FrameStamp | null =>
      index === null
        ? null
        : { sha256, pts: index.pts[number] ?? 0, timeBase: index.timeBase, number, source: 'index' },
    count: (): number | null => index?.pts.length ?? null,
    isVariable: (): boolean => index !== null && isVariable,
    near: (): NearPictures | null => near,
    /** A small picture of about this moment of the browser's clock, in seconds. */
    thumbAt: (seconds: number): ImageBitmap | null => thumbs?.at(seconds + (shift ?? 0)) ?? null,
  };
}
