import { createStore } from 'zustand/vanilla';
import { censusApi } from '../../../contract/census-api.ts';
import type {
  CameraClock,
  CensusDetail,
  CensusFilter,
  CensusRow,
  CensusSummary,
  RecordingRow,
} from '../../../contract/census-state.ts';
import { type CallProblem, call, type Outcome } from '../../api/call.ts';
import { createRowCache } from '../../library/row-cache.ts';
import type { CensusView } from './census-filter.ts';

export type Clocks = NonNullable<CensusFilter['clocks']>;
export type CensusAsk = {
  readonly view: CensusView;
  /** What the numbers are of. */
  readonly scope: CensusFilter;
  /** What the list shows of it. */
  readonly list: CensusFilter;
  readonly clocks: Clocks;
};

export type CensusState = {
  readonly summary: CensusSummary | null;
  readonly problem: CallProblem | null;
  /** Rows of the list; null: not known yet. */
  readonly count: number | null;
  readonly current: number;
  /** Of the current dispatch, as soon as it is there. */
  readonly detail: CensusDetail | null;
  readonly cameras: readonly CameraClock[];
  /** Rises when rows came. */
  readonly arrivals: number;
};

export type Listed = CensusRow | RecordingRow;

export const makeCensusStore = () => createCensusStore();
export type CensusStore = ReturnType<typeof createCensusStore>;

/** The census on the screen: its numbers, one of its lists, and the current dispatch. Of several questions in a row the newest counts. */
export function createCensusStore() {
  const store = createStore<CensusState>(() => ({
    summary: null,
    problem: null,
    count: null,
    current: 0,
    detail: null,
    cameras: [],
    arrivals: 0,
  }));
  let asked: CensusAsk | null = null;
  let asking = 0;

  const cache = createRowCache<Listed>(
    async (row, limit) => {
      const mine = asked;
      if (mine === null) return null;
      const outcome = await page(mine, row, limit);
      if (mine !== asked) return null;
      store.setState(
        outcome.ok ? { count: outcome.value.count, problem: null } : { problem: outcome.problem },
      );
      return outcome.ok ? outcome.value.rows : null;
    },
    () => {
      store.setState(({ arrivals }) => ({ arrivals: arrivals + 1 }));
      void look();
    },
  );

  return {
    ...store,
    rowAt: cache.at,
    want: cache.want,
    stand: (current: number): void => {
      store.setState({ current });
      void look();
    },
    /** Shows this; asked the same again, it is renewed in place. */
    show: (next: CensusAsk): void => {
      const isSame = JSON.stringify(next) === JSON.stringify(asked);
      const isSameScope = asked !== null && JSON.stringify(next.scope) === JSON.stringify(asked.scope);
      asked = next;
      void count();
      if (next.view === 'clocks') {
        void cameras();
        return;
      }
      if (isSame) {
        cache.refresh();
        return;
      }
      store.setState({ count: null, current: 0, detail: null, ...(isSameScope ? {} : { problem: null }) });
      cache.turn();
    },
    /** Every row of the list, for an export. */
    everyRow: async (): Promise<readonly Listed[]> => {
      const rows: Listed[] = [];
      for (const mine = asked; mine !== null; ) {
        const outcome = await page(mine, rows.length, atOnce);
        if (!outcome.ok) break;
        rows.push(...outcome.value.rows);
        if (outcome.value.rows.length < atOnce) break;
      }
      return rows;
    },
  };

  async function count(): Promise<void> {
    asking += 1;
    const mine = asking;
    if (asked === null) return;
    const outcome = await call(censusApi.census, { query: { ...asked.scope, clocks: asked.clocks } });
    if (mine !== asking) return;
    store.setState(outcome.ok ? { summary: outcome.value } : { problem: outcome.problem });
  }

  async function cameras(): Promise<void> {
    const outcome = await call(censusApi.cameraClocks);
    if (outcome.ok) store.setState({ cameras: outcome.value.clocks });
    else store.setState({ problem: outcome.problem });
  }

  /** Asks for the current dispatch. What is shown stays until it is there. */
  async function look(): Promise<void> {
    const mine = asked;
    const { current } = store.getState();
    const row = mine?.view === 'dispatches' ? cache.at(current) : undefined;
    if (mine === null || row === undefined) {
      if (store.getState().count === 0 || mine?.view !== 'dispatches') store.setState({ detail: null });
      return;
    }
    const outcome = await call(censusApi.censusCall, {
      params: { id: row.id },
      query: { clocks: mine.clocks },
    });
    if (mine !== asked || store.getState().current !== current) return;
    store.setState(outcome.ok ? { detail: outcome.value } : { detail: null });
  }
}

const atOnce = 2000;

type Page = { readonly count: number; readonly rows: readonly Listed[] };

function page({ view, list, clocks }: CensusAsk, row: number, limit: number): Promise<Outcome<Page>> {
  const query = { ...list, clocks, row, limit };
  return view === 'recordings'
    ? call(censusApi.censusRecordings, { query })
    : call(censusApi.censusCalls, { query });
}
