import type { FrameIndex } from './frameIndex.ts';

/** A decoded picture as it lies in the file: it has to be turned by `rotation` degrees clockwise to stand upright. */
export type Decoded = { readonly number: number; readonly frame: VideoFrame; readonly rotation: Rotation };
/** A small upright picture, and when its frame begins in seconds of the container's clock. */
export type Thumb = { readonly seconds: number; readonly bitmap: ImageBitmap };
export type Rotation = 0 | 90 | 180 | 270;

/** What the window asks of the worker that reads one clip. A new `pictures` overtakes the one before. */
export type Ask =
  | { readonly ask: 'open'; readonly url: string }
  /** Small upright pictures of up to so many key frames, evenly over the clip: those that were made on this machine before, if any. */
  | ({ readonly ask: 'find-thumbs' } & ThumbsWish)
  /** To be made; and kept for the next time. */
  | ({ readonly ask: 'thumbs' } & ThumbsWish)
  /** Whether these stand still, because the machine is wanted for something else. */
  | { readonly ask: 'rest'; readonly rests: boolean }
  /** Frames `from` up to, not including, `to`, in their order. */
  | { readonly ask: 'pictures'; readonly turn: number; readonly from: number; readonly to: number };

/** So many pixels wide, and no more of them than that. */
export type ThumbsWish = { readonly width: number; readonly most: number };

export type Tell =
  /** Null: the clip has no picture track. */
  | { readonly tell: 'index'; readonly index: FrameIndex | null }
  /** The container can't be read; what is on the glass is then all that is known. */
  | { readonly tell: 'failed'; readonly says: string }
  | ({ readonly tell: 'thumb' } & Thumb)
  /** None were made before. */
  | { readonly tell: 'no-thumbs' }
  | ({ readonly tell: 'picture'; readonly turn: number } & Decoded);
