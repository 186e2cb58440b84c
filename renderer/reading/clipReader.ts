import type { Ask, Decoded, Tell, Thumb, ThumbsWish } from './clipMessages.ts';
import type { FrameIndex } from './frameIndex.ts';
import { waveFirst } from './waveFirst.ts';

/** Reads one clip in a worker of its own. */
export type ClipReader = {
  /** The clip's frames; null when the container can't be read or has no picture. Never rejects. */
  readonly index: Promise<FrameIndex | null>;
  /** Decodes frames `from` up to, not including, `to`; each is handed to `take`, who closes it. Overtakes the one before. */
  readonly pictures: (from: number, to: number, take: (picture: Decoded) => void) => void;
  /** Small pictures of up to so many key frames, this many pixels wide; each is handed over as it comes. */
  readonly thumbs: (width: number, most: number, take: (thumb: Thumb) => void) => void;
  readonly close: () => void;
};

/** `url` is relative to the page: `/media/<handle>`. */
export function createClipReader(url: string): ClipReader {
  const worker = new Worker(new URL('./clipWorker.ts', import.meta.url), { type: 'module' });
  const ask = (message: Ask): void => worker.postMessage(message);
  let turn = 0;
  let takeThumb: ((thumb: Thumb) => void) | null = null;
  let wished: ThumbsWish | null = null;
  let stopFollowing: (() => void) | null = null;
  let taker: ((picture: Decoded) => void) | null = null;

  const index = new Promise<FrameIndex | null>((resolve) => {
    worker.addEventListener('error', () => resolve(null));
    worker.addEventListener('message', ({ data }: MessageEvent<Tell>) => {
      if (data.tell === 'index') resolve(data.index);
      else if (data.tell === 'failed') resolve(null);
      else if (data.tell === 'thumb') takeThumb?.(data);
      else if (data.tell === 'no-thumbs') makeThumbs();
      else if (data.turn === turn && taker !== null) taker(data);
      else data.frame.close();
    });
  });
  ask({ ask: 'open', url: new URL(url, location.href).href });

  return {
    index,
    pictures: (from, to, take) => {
      turn += 1;
      taker = take;
      ask({ ask: 'pictures', turn, from, to });
    },
    thumbs: (width, most, take) => {
      takeThumb = take;
      wished = { width, most };
      ask({ ask: 'find-thumbs', ...wished });
    },
    close: () => {
      taker = null;
      takeThumb = null;
      stopFollowing?.();
      worker.terminate();
    },
  };

  function makeThumbs(): void {
    if (wished === null) return;
    stopFollowing?.();
    stopFollowing = waveFirst.follow((isLooking) => ask({ ask: 'rest', rests: isLooking }));
    ask({ ask: 'thumbs', ...wished });
  }
}
