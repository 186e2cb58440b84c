import { createStore } from 'zustand/vanilla';
import { uploadsApi } from '../../../contract/uploads-api.ts';
import type { UploadFilter, UploadReport, UploadRow } from '../../../contract/uploads-state.ts';
import { type CallProblem, call } from '../../api/call.ts';
import { createRowCache } from '../../library/row-cache.ts';

export type UploadsState = {
  readonly report: UploadReport | null;
  readonly problem: CallProblem | null;
  /** Of the list behind a number; null: not counted yet. */
  readonly count: number | null;
  readonly current: number;
  readonly arrivals: number;
};

export type ListOf = 'late' | 'waiting' | 'overdue';
type ListAsk = UploadFilter & { readonly of: ListOf };
const atOnce = 500;

export const makeUploadsStore = () => createUploadsStore();

/** The report, and the recordings behind one of its numbers. Of several questions in a row the newest counts. */
export function createUploadsStore() {
  const store = createStore<UploadsState>(() => ({
    report: null,
    problem: null,
    count: null,
    current: 0,
    arrivals: 0,
  }));
  let reporting: AbortController | null = null;
  let asked: ListAsk | null = null;

  const cache = createRowCache<UploadRow>(
    async (row, limit) => {
      const mine = asked;
      if (mine === null) return null;
      const outcome = await call(uploadsApi.uploadList, { query: { ...mine, row, limit } });
      if (mine !== asked) return null;
      store.setState(
        outcome.ok ? { count: outcome.value.count, problem: null } : { problem: outcome.problem },
      );
      return outcome.ok ? outcome.value.rows : null;
    },
    () => store.setState(({ arrivals }) => ({ arrivals: arrivals + 1 })),
  );

  return {
    ...store,
    rowAt: cache.at,
    want: cache.want,
    stand: (current: number): void => store.setState({ current }),
    /** Asks for the report. What is shown stays until the answer is here. */
    ask: async (filter: UploadFilter): Promise<void> => {
      reporting?.abort();
      const mine = new AbortController();
      reporting = mine;
      const outcome = await call(uploadsApi.uploads, { query: filter }, { signal: mine.signal });
      if (mine.signal.aborted) return;
      store.setState(outcome.ok ? { report: outcome.value, problem: null } : { problem: outcome.problem });
    },
    list: (next: ListAsk): void => {
      const isSame = JSON.stringify(asked) === JSON.stringify(next);
      asked = next;
      if (isSame) cache.refresh();
      else {
        store.setState({ count: null, current: 0 });
        cache.turn();
      }
    },
    /** Every recording of the list, for an export. */
    everyRow: async (): Promise<readonly UploadRow[]> => {
      const rows: UploadRow[] = [];
      for (const ask = asked; ask !== null; ) {
        const outcome = await call(uploadsApi.uploadList, {
          query: { ...ask, row: rows.length, limit: atOnce },
        });
        if (!outcome.ok) break;
        rows.push(...outcome.value.rows);
        if (outcome.value.rows.length < atOnce) break;
      }
      return rows;
    },
  };
}
