import type { ImportKind } from '../../../contract/import-rows.ts';
import type { Look } from '../../../mapping/look.ts';
import type { Mapping } from '../../../mapping/meaning.ts';
import type { WholeMapping } from '../../../mapping/reading.ts';

/** What the window asks of the worker. `base`: the window's own address, because a worker has another. */
export type Ask =
  | { readonly ask: 'open'; readonly file: File; readonly base: string }
  | {
      readonly ask: 'look';
      readonly turn: number;
      readonly kind: ImportKind;
      readonly mapping: Mapping;
      readonly zone: string;
    }
  | {
      readonly ask: 'read';
      readonly turn: number;
      readonly id: string;
      readonly kind: ImportKind;
      readonly mapping: WholeMapping;
      readonly source: string;
    }
  | { readonly ask: 'cancel' };

/** How far a reading is. `resumed`: batches that were here before. */
export type Progress = {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  readonly bytes: number;
  readonly size: number;
  readonly elapsedMs: number;
};

/** What the worker tells. `turn` is that of the question, so that a late answer is known as one. */
export type Tell =
  | { readonly tell: 'look'; readonly turn: number; readonly look: Look }
  | { readonly tell: 'progress'; readonly turn: number; readonly progress: Progress }
  | { readonly tell: 'read'; readonly turn: number; readonly id: string }
  | { readonly tell: 'failed'; readonly turn: number; readonly says: string; readonly todo?: string };
