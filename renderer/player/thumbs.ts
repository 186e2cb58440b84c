import type { Thumb } from '../reading/clipMessages.ts';
import type { ClipReader } from '../reading/clipReader.ts';

/** Small pictures along the clip, for whoever looks where to go. */
export type Thumbs = ReturnType<typeof createThumbs>;

/** Pixels; twice what is drawn, so that it is sharp on a fine screen. */
const width = 320;
const most = 120;

export function createThumbs(reader: Pick<ClipReader, 'thumbs'>) {
  /** In the order of the clip, though they come from several places of it at once. */
  let kept: readonly Thumb[] = [];
  let isOver = false;
  reader.thumbs(width, most, (thumb) => {
    if (isOver) thumb.bitmap.close();
    else kept = [...kept, thumb].sort((a, b) => a.seconds - b.seconds);
  });
  return {
    /** The picture of the key frame at or before a moment of the container's clock, in seconds. */
    at: (seconds: number): ImageBitmap | null =>
      (kept.findLast((thumb) => thumb.seconds <= seconds) ?? kept[0])?.bitmap ?? null,
    forget: (): void => {
      isOver = true;
      for (const { bitmap } of kept) bitmap.close();
      kept = [];
    },
  };
}
