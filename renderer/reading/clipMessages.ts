import type { FrameIndex } from './frameIndex.ts';

/** A decoded picture as it lies in the file: it has to be turned by `rotation` degrees clockwise to stand upright. */
export type Decoded = { readonly number: number; readonly frame: VideoFrame; readonly rotation: Rotation };
export type Rotation = 0 | 90 | 180 | 270;

/** What the window asks of the worker that reads one clip. A new `pictures` overtakes the one before. */
export type Ask =
  | { readonly ask: 'open'; readonly url: string }
  /** Frames `from` up to, not including, `to`, in their order. */
  | { readonly ask: 'pictures'; readonly turn: number; readonly from: number; readonly to: number };

export type Tell =
  /** Null: the clip has no picture track. */
  | { readonly tell: 'index'; readonly index: FrameIndex | null }
  /** The container can't be read; what is on the glass is then all that is known. */
  | { readonly tell: 'failed'; readonly says: string }
  | ({ readonly tell: 'picture'; readonly turn: number } & Decoded);
