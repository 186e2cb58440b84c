import { createStore } from 'zustand/vanilla';
import { deskApi } from '../../contract/desk-api.ts';
import type { VideoFilter, VideoRow } from '../../contract/library-state.ts';
import { type CallProblem, call, type Outcome } from '../api/call.ts';
import { askOf, type LibraryFilter, noFilter, queryOf } from './filter.ts';
import { createRowCache } from './row-cache.ts';

export type LibraryState = {
  /** How many the filter finds; null until it is known. */
  readonly count: number | null;
  /** How many rows the list has as far as is known: while it is being counted, those of the pages that came. */
  readonly rows: number;
  /** Another list was asked for, and the rows of the one before are still shown. */
  readonly isTurning: boolean;
  readonly problem: CallProblem | null;
  readonly current: number;
  /** Rises when rows came. */
  readonly arrivals: number;
};

type Calls = {
  readonly count: (ask: VideoFilter) => Promise<Outcome<{ readonly count: number }>>;
  readonly page: (
    ask: VideoFilter,
    row: number,
    limit: number,
  ) => Promise<Outcome<{ readonly rows: readonly VideoRow[] }>>;
};

const coreCalls: Calls = {
  count: (ask) => call(deskApi.countVideos, { query: ask }),
  page: (ask, row, limit) => call(deskApi.videos, { query: { ...ask, row, limit } }),
};

type After = (milliseconds: number, run: () => void) => void;
const afterTime: After = (milliseconds, run) => void setTimeout(run, milliseconds);
const refreshEveryMs = 1000;

export type LibraryStore = ReturnType<typeof createLibraryStore>;

/** The Library's list: a filter, how many it finds, and the rows that were looked at. Of several filters in a row the newest counts. */
export function createLibraryStore(calls: Calls = coreCalls, after: After = afterTime) {
  const store = createStore<LibraryState>(() => ({
    count: null,
    rows: 0,
    isTurning: false,
    problem: null,
    current: 0,
    arrivals: 0,
  }));
  let filter: LibraryFilter | null = null;
  let asked = 0;
  let seen: string | null = null;
  let isDue = false;

  const cache = createRowCache<VideoRow>(
    async (row, limit) => {
      const mine = filter;
      const outcome = await calls.page(askOf(mine ?? noFilter), row, limit);
      if (mine !== filter) return null;
      const rows = outcome.ok ? outcome.value.rows : [];
      noteRows(row + rows.length, outcome.ok && rows.length < limit);
      store.setState({ problem: outcome.ok ? null : outcome.problem });
      return outcome.ok ? rows : null;
    },
    () => store.setState((state) => ({ arrivals: state.arrivals + 1 })),
  );

  return {
    ...store,
    rowAt: cache.at,
    want: cache.want,
    stand: (current: number): void => store.setState({ current }),
    /** Shows another list; the same filter again changes nothing. */
    show: (next: LibraryFilter): void => {
      if (filter !== null && queryOf(filter) === queryOf(next)) return;
      filter = next;
      store.setState({ count: null, isTurning: true, problem: null, current: 0 });
      cache.turn();
      void count();
    },
    /** Asks again for what is shown. */
    refresh,
    /** The reviewer comes (back) to the Library: reviews made meanwhile show in what was listed before. */
    arrive: (): void => {
      if (filter !== null) refresh();
    },
    /** The catalogue stands so; asks again when it stood otherwise before, but during a first fetch, when that is always, not all the time. */
    follow: (changes: string): void => {
      const isNew = seen !== null && seen !== changes;
      seen = changes;
      if (!isNew || isDue) return;
      isDue = true;
      after(refreshEveryMs, () => {
        isDue = false;
        refresh();
      });
    },
  };

  /** The list has at least so many rows, or ends there. */
  function noteRows(rows: number, isEnd: boolean): void {
    store.setState(({ count, rows: before, isTurning }) => {
      const least = isTurning ? rows : Math.max(before, rows);
      const known = count ?? (isEnd ? least : null);
      return { count: known, rows: known ?? least, isTurning: false };
    });
  }

  function refresh(): void {
    cache.refresh();
    void count();
  }

  async function count(): Promise<void> {
    asked += 1;
    const mine = asked;
    const outcome = await calls.count(askOf(filter ?? noFilter));
    if (mine !== asked) return;
    if (outcome.ok)
      store.setState((state) => ({
        count: outcome.value.count,
        ...(state.isTurning ? {} : { rows: outcome.value.count }),
        current: Math.min(state.current, Math.max(0, outcome.value.count - 1)),
      }));
    else store.setState({ problem: outcome.problem });
  }
}
