import type { Band, SoundShape } from './soundShape.ts';

/** What the window asks of the worker that listens to one clip; the worker ends when it is terminated. */
export type SoundAsk =
  | { readonly ask: 'listen'; readonly url: string; readonly durationMs: number }
  /** Whether to stand still, because the machine is wanted for something else. */
  | { readonly ask: 'rest'; readonly rests: boolean };

export type SoundTell =
  /** Share of the clip, 0–1, and what was found of it so far. */
  | { readonly tell: 'shape'; readonly done: number; readonly shape: SoundShape }
  | { readonly tell: 'speech'; readonly done: number; readonly bands: readonly Band[] }
  | { readonly tell: 'no-sound' }
  | { readonly tell: 'failed'; readonly says: string };
