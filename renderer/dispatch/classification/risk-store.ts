import { createStore } from 'zustand/vanilla';
import { riskApi } from '../../../contract/risk-api.ts';
import type { RiskFilter, RiskPage, RiskRow } from '../../../contract/risk-state.ts';
import { type CallProblem, call, type Outcome } from '../../api/call.ts';
import { createRowCache } from '../../library/row-cache.ts';
import { type ClassFilter, classQueryOf, riskAskOf } from './filter.ts';

export type RiskState = {
  /** What the newest answer said of the list as a whole; null: none is here yet. */
  readonly page: Omit<RiskPage, 'rows'> | null;
  readonly problem: CallProblem | null;
  readonly current: number;
  readonly isTurning: boolean;
  /** Ids of the recordings that are selected. */
  readonly selected: ReadonlySet<string>;
  /** Rises when rows came. */
  readonly arrivals: number;
};

type Ask = (filter: RiskFilter, row: number, limit: number) => Promise<Outcome<RiskPage>>;
const askCore: Ask = (filter, row, limit) => call(riskApi.risk, { query: { ...filter, row, limit } });

/** One call asks for no more. */
export const mostSelected = 500;

export type RiskStore = ReturnType<typeof createRiskStore>;
export const makeRiskStore = () => createRiskStore();

/** The list of classes that don't fit: a filter, the rows that were looked at, and those that are selected. */
export function createRiskStore(ask: Ask = askCore) {
  const store = createStore<RiskState>(() => ({
    page: null,
    problem: null,
    current: 0,
    isTurning: false,
    selected: new Set(),
    arrivals: 0,
  }));
  let filter: ClassFilter | null = null;

  const cache = createRowCache<RiskRow>(
    async (row, limit) => {
      const mine = filter;
      if (mine === null) return null;
      const outcome = await ask(riskAskOf(mine), row, limit);
      if (mine !== filter) return null;
      if (!outcome.ok) {
        store.setState({ problem: outcome.problem, isTurning: false });
        return null;
      }
      const { rows, ...page } = outcome.value;
      store.setState(({ current }) => ({
        page,
        problem: null,
        isTurning: false,
        current: Math.min(current, Math.max(0, page.count - 1)),
      }));
      return rows;
    },
    () => store.setState(({ arrivals }) => ({ arrivals: arrivals + 1 })),
  );

  let selecting = Promise.resolve();
  const selectAll = async (): Promise<void> => {
    const mine = filter;
    if (mine === null) return;
    const outcome = await ask(riskAskOf(mine), 0, mostSelected);
    if (mine === filter && outcome.ok) choose(outcome.value.rows.map(({ video }) => video.id));
  };
  const choose = (ids: Iterable<string>): void => store.setState({ selected: new Set(ids) });
  return {
    ...store,
    rowAt: cache.at,
    want: cache.want,
    stand: (current: number): void => store.setState({ current }),
    /** Shows another list; nothing stays selected that can't be seen. */
    show: (next: ClassFilter): void => {
      if (filter !== null && classQueryOf(filter) === classQueryOf(next)) return;
      filter = next;
      store.setState({ isTurning: true, current: 0, selected: new Set() });
      cache.turn();
    },
    refresh: (): void => cache.refresh(),
    toggle: (index: number): void => {
      const id = cache.at(index)?.video.id;
      if (id === undefined) return;
      const next = new Set(store.getState().selected);
      if (!next.delete(id) && next.size < mostSelected) next.add(id);
      choose(next);
    },
    /** The pointer's way: stands there and selects or leaves out; a range, from where one stood to there. */
    pick: (index: number, isRange: boolean): void => {
      const { current, selected } = store.getState();
      store.setState({ current: index });
      const [from, to] = isRange ? [Math.min(current, index), Math.max(current, index)] : [index, index];
      const ids = Array.from(
        { length: to - from + 1 },
        (_, at) => cache.at(from + at)?.video.id ?? [],
      ).flat();
      const next = new Set(isRange ? [...selected, ...ids].slice(0, mostSelected) : selected);
      const [id] = ids;
      if (!isRange && id !== undefined && !next.delete(id) && next.size < mostSelected) next.add(id);
      choose(next);
    },
    /** Selects the row and the one beside it, and stands there. */
    extend: (by: 1 | -1): void => {
      const { current, selected, page } = store.getState();
      const to = Math.min(Math.max(0, current + by), Math.max(0, (page?.count ?? 1) - 1));
      const ids = [current, to].flatMap((index) => cache.at(index)?.video.id ?? []);
      if (selected.size + ids.length <= mostSelected + 2)
        store.setState({ current: to, selected: new Set([...selected, ...ids].slice(0, mostSelected)) });
    },
    none: (): void => choose([]),
    /** Selects everything that the filter finds, the soonest deleted first, up to what one call asks for. */
    all: (): void => {
      selecting = selectAll();
    },
    /** How many are selected, once what was asked for before is. */
    count: async (): Promise<number> => {
      await selecting;
      return store.getState().selected.size;
    },
    /** Every row that the filter finds, for an export. */
    everyRow: async (): Promise<readonly RiskRow[]> => {
      const rows: RiskRow[] = [];
      for (const asked = riskAskOf(filter ?? fallback); ; ) {
        const outcome = await ask(asked, rows.length, mostSelected);
        if (!outcome.ok) return rows;
        rows.push(...outcome.value.rows);
        if (outcome.value.rows.length < mostSelected) return rows;
      }
    },
  };
}

const fallback: ClassFilter = {
  list: 'misfits',
  issue: null,
  officer: null,
  unit: null,
  days: null,
  from: null,
  to: null,
};
