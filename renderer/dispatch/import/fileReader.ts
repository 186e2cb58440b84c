import type { ImportKind } from '../../../contract/import-rows.ts';
import type { Look } from '../../../mapping/look.ts';
import type { Mapping } from '../../../mapping/meaning.ts';
import type { WholeMapping } from '../../../mapping/reading.ts';
import type { Ask, Progress, Tell } from './importMessages.ts';

/** What became of a reading. `given-up`: somebody cancelled it. */
export type Ended =
  | { readonly ended: 'read' }
  | { readonly ended: 'given-up' }
  | { readonly ended: 'failed'; readonly says: string; readonly todo?: string | undefined };

/** Reads one file in a worker of its own. */
export type FileReading = {
  /** Looks at the beginning. A newer look overtakes the one before, whose promise then never settles. */
  readonly look: (kind: ImportKind, mapping: Mapping, zone: string) => Promise<Look>;
  readonly read: (
    wish: {
      readonly id: string;
      readonly kind: ImportKind;
      readonly mapping: WholeMapping;
      readonly source: string;
    },
    onProgress: (progress: Progress) => void,
  ) => Promise<Ended>;
  readonly cancel: () => void;
  readonly close: () => void;
};

export type OpenFile = (file: File) => FileReading;

export const openFile: OpenFile = (file) => {
  const worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' });
  const ask = (message: Ask): void => worker.postMessage(message);
  let turn = 0;
  let hear: (told: Tell) => void = () => {};
  let giveUp: () => void = () => {};
  worker.addEventListener('message', ({ data }: MessageEvent<Tell>) => {
    if (data.turn === turn) hear(data);
  });
  ask({ ask: 'open', file, base: location.href });

  return {
    look: (kind, mapping, zone) =>
      new Promise((resolve) => {
        turn += 1;
        hear = (told) => {
          if (told.tell === 'look') resolve(told.look);
          else if (told.tell === 'failed') resolve(unlookable(mapping, told.says));
        };
        ask({ ask: 'look', turn, kind, mapping, zone });
      }),
    read: (wish, onProgress) =>
      new Promise((resolve) => {
        turn += 1;
        giveUp = () => resolve({ ended: 'given-up' });
        const fault = (): void =>
          resolve({ ended: 'failed', says: 'The file could not be read to its end.' });
        worker.addEventListener('error', fault, { once: true });
        hear = (told) => {
          if (told.tell === 'progress') onProgress(told.progress);
          else if (told.tell === 'read') resolve({ ended: 'read' });
          else if (told.tell === 'failed') resolve({ ended: 'failed', says: told.says, todo: told.todo });
        };
        ask({ ask: 'read', turn, ...wish });
      }),
    cancel: () => {
      turn += 1;
      ask({ ask: 'cancel' });
      giveUp();
    },
    close: () => worker.terminate(),
  };
};

function unlookable(mapping: Mapping, problem: string): Look {
  return {
    problem,
    mapping,
    headers: [],
    rows: [],
    valuesOf: {},
    dates: { order: 'month-first', says: 'no-slashes', example: null },
    encodingDoubt: null,
  };
}
