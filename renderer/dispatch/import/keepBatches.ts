import { importApi } from '../../../contract/import-api.ts';
import { ImportState } from '../../../contract/import-state.ts';
import { type Line, pathOf } from '../../../contract/line.ts';
import { Problem } from '../../../contract/problem.ts';
import type { Batch } from '../../../mapping/reading.ts';

/** Ends a reading with what is told to the reviewer. */
export class ReadingEnds extends Error {
  override readonly name = 'ReadingEnds';
  readonly todo: string | undefined;
  constructor(says: string, todo?: string) {
    super(says);
    this.todo = todo;
  }
}

type Parts = { readonly params: Record<string, string>; readonly body?: unknown };

/** The desk's own calls, made from a worker: `base` is the window's address. */
export type Keeper = {
  readonly begin: (body: unknown) => Promise<ImportState>;
  /** Sends a batch; comes back when few enough are on their way. A failure of one is thrown by the next. */
  readonly keep: (batch: Batch) => Promise<void>;
  readonly end: () => Promise<void>;
};

/** Batches that wait behind the one on its way: the core keeps one while the next is read. */
const mostWaiting = 2;

export function keepBatches(base: string, id: string): Keeper {
  let importId = id;
  let had = 0;
  let number = 0;
  let failure: Error | null = null;
  const waiting = new Set<Promise<void>>();
  // One after the other, so that what is kept when a reading breaks off is the beginning of the file.
  let last = Promise.resolve();

  async function call(line: Line, { params, body }: Parts): Promise<unknown> {
    const response = await fetch(new URL(pathOf(line, params), base), {
      method: line.method,
      cache: 'no-store',
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    }).catch(() => null);
    if (response === null || response.status === 503 || response.body === null)
      throw new ReadingEnds(
        'The desk’s own engine is restarting.',
        'What was read is kept. Read the file again in a moment: it goes on where it was.',
      );
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return answer;
    const problem = Problem.safeParse(answer);
    const says = problem.success
      ? (problem.data.detail ?? problem.data.title)
      : 'The desk could not keep these rows.';
    throw new ReadingEnds(says, problem.success ? problem.data.todo : undefined);
  }

  async function put(at: number, batch: Batch): Promise<void> {
    await call(importApi.keepRows, { params: { id: importId, number: String(at) }, body: batch });
  }

  return {
    begin: async (body) => {
      const state = ImportState.parse(await call(importApi.beginImport, { params: { id }, body }));
      importId = state.id;
      had = state.batches;
      return state;
    },
    keep: async (batch) => {
      number += 1;
      // These are here from a reading that was broken off: the same file with the same mapping makes the same batches.
      if (number <= had) return;
      const at = number;
      const sent = last
        .then(() => (failure === null ? put(at, batch) : undefined))
        .catch((error: unknown) => {
          failure ??= error instanceof Error ? error : new Error(String(error));
        });
      last = sent;
      waiting.add(sent);
      void sent.finally(() => waiting.delete(sent));
      if (waiting.size > mostWaiting) await Promise.race(waiting);
      if (failure !== null) throw failure;
    },
    end: async () => {
      await Promise.all(waiting);
      if (failure !== null) throw failure;
      await call(importApi.endReading, { params: { id: importId }, body: { batches: number } });
    },
  };
}
