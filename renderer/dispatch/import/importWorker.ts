import { instant } from '../../../contract/time.ts';
import { NoTable } from '../../../mapping/csv.ts';
import { headSize, lookAt } from '../../../mapping/look.ts';
import { createReading } from '../../../mapping/reading.ts';
import type { Ask, Tell } from './importMessages.ts';
import { keepBatches, ReadingEnds } from './keepBatches.ts';

/** Reads a file away from the window, a piece at a time: the window stays quick, and no more of the file is held than a piece. */

type Read = Extract<Ask, { ask: 'read' }>;

let file: File | null = null;
let base = '';
let head: Promise<Uint8Array> | null = null;
let current = 0;

const tell = (message: Tell): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if (data.ask === 'cancel') current = 0;
  else if (data.ask === 'open') {
    file = data.file;
    base = data.base;
    head = null;
  } else if (data.ask === 'look') void guarded(data.turn, () => look(data));
  else void guarded(data.turn, () => readWhole(data));
});

async function guarded(turn: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ReadingEnds)
      tell({ tell: 'failed', turn, says: error.message, ...todo(error.todo) });
    else if (error instanceof NoTable) tell({ tell: 'failed', turn, says: error.message });
    else if (isUnreadable(error))
      tell({
        tell: 'failed',
        turn,
        says: 'The file changed while it was being read, or can’t be read any more.',
        todo: 'Nothing of it was brought in. Choose it again once nobody is writing it.',
      });
    else throw error;
  }
}

const todo = (says: string | undefined) => (says === undefined ? {} : { todo: says });

/** A file that is another one than when it was chosen. */
function isUnreadable(error: unknown): boolean {
  return (
    error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError')
  );
}

async function look({ turn, kind, mapping, zone }: Extract<Ask, { ask: 'look' }>): Promise<void> {
  if (file === null) return;
  const { size } = file;
  head ??= pieceOf(file, 0, headSize);
  tell({ tell: 'look', turn, look: lookAt(await head, size <= headSize, kind, mapping, zone) });
}

const pieceSize = 1_048_576;
/** Told at most so often. */
const tellEveryMs = 250;

async function readWhole({ turn, id, kind, mapping, source }: Read): Promise<void> {
  if (file === null) return;
  current = turn;
  const { name, size, lastModified } = file;
  const startedAt = performance.now();
  const keeper = keepBatches(base, id);
  const described = { name: name.slice(-300), size, modifiedAt: instant(lastModified) };
  await keeper.begin({ kind, file: described, source, mapping: JSON.stringify(mapping) });
  const reading = createReading(kind, mapping);
  const done = { rows: 0, accepted: 0, refused: 0 };
  let toldAt = startedAt;
  const keep = async (batches: ReturnType<typeof reading.push>): Promise<void> => {
    for (const batch of batches) {
      done.rows += batch.counts.rows;
      done.accepted += batch.counts.accepted;
      done.refused += batch.counts.refused + batch.counts.repeated;
      await keeper.keep(batch);
    }
  };
  const told = (bytes: number): void => {
    toldAt = performance.now();
    const progress = { ...done, bytes, size, elapsedMs: toldAt - startedAt };
    tell({ tell: 'progress', turn, progress });
  };

  // The next piece comes from the disk while this one is read.
  let next = pieceOf(file, 0, pieceSize);
  for (let at = 0; at < size; at += pieceSize) {
    const piece = await next;
    if (current !== turn) return;
    if (at + pieceSize < size) next = pieceOf(file, at + pieceSize, pieceSize);
    await keep(reading.push(piece));
    if (performance.now() - toldAt > tellEveryMs) told(at + piece.length);
  }
  await keep(reading.end());
  if (current !== turn) return;
  told(size);
  await keeper.end();
  tell({ tell: 'read', turn, id });
}

async function pieceOf(of: File, from: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await of.slice(from, from + length).arrayBuffer());
}
