import { createStore } from 'zustand/vanilla';
import { missingApi } from '../../../contract/missing-api.ts';
import type {
  KeptAnswer,
  MissingDetail,
  MissingFilter,
  MissingQueue,
  MissingRow,
} from '../../../contract/missing-state.ts';
import { type CallProblem, call, type Outcome } from '../../api/call.ts';
import { oneAtATime } from '../../api/one-at-a-time.ts';
import { newId } from '../../review/ids.ts';

/** What is said of one or several calls at once. */
export type Said = {
  readonly code: string | null;
  readonly note: string;
  readonly foundVideoId: string | null;
};

export type MissingStoreState = {
  readonly filter: MissingFilter;
  readonly queue: MissingQueue | null;
  readonly problem: CallProblem | null;
  /** The call that is current in the list, and its place there: when it leaves the list, the next one is at that place. */
  readonly currentId: string | null;
  readonly place: number;
  /** Of the current call, as soon as it is there. */
  readonly detail: MissingDetail | null;
  /** Calls that are answered together. Empty: the current one is. */
  readonly chosen: ReadonlySet<string>;
  /** The calls that were answered last, to be taken back with one key. */
  readonly lastAnswered: readonly string[];
  readonly note: string;
  readonly isBusy: boolean;
};

export type MissingCalls = {
  readonly queue: (filter: MissingFilter) => Promise<Outcome<MissingQueue>>;
  readonly detail: (id: string) => Promise<Outcome<MissingDetail>>;
  readonly answer: (
    body: Said & { readonly answers: { readonly id: string; readonly dispatchId: string }[] },
  ) => Promise<Outcome<{ readonly answers: readonly KeptAnswer[] }>>;
};

const coreCalls: MissingCalls = {
  queue: (filter) => call(missingApi.missing, { query: filter }),
  detail: (id) => call(missingApi.missingCall, { params: { id } }),
  answer: (body) => call(missingApi.answerMissing, { body }),
};

export type MissingStore = ReturnType<typeof createMissingStore>;

export const makeMissingStore = () => createMissingStore();

/** The work on calls without a recording. What is on the screen changes only when the core has it. */
export function createMissingStore(calls: MissingCalls = coreCalls) {
  const store = createStore<MissingStoreState>(() => ({
    filter: { state: 'due' },
    queue: null,
    problem: null,
    currentId: null,
    place: 0,
    detail: null,
    chosen: new Set(),
    lastAnswered: [],
    note: '',
    isBusy: false,
  }));

  const load = oneAtATime(async () => {
    const { filter } = store.getState();
    const outcome = await calls.queue(filter);
    if (store.getState().filter !== filter) return;
    if (outcome.ok) take(outcome.value);
    else store.setState({ problem: outcome.problem });
    await loadDetail();
  });

  const loadDetail = oneAtATime(async () => {
    const { currentId } = store.getState();
    if (currentId === null) {
      store.setState({ detail: null });
      return;
    }
    const outcome = await calls.detail(currentId);
    if (store.getState().currentId !== currentId) return;
    store.setState(outcome.ok ? { detail: outcome.value } : { detail: null, problem: outcome.problem });
  });

  /** A call that has left the list leaves its place to the next one. */
  function take(queue: MissingQueue): void {
    const { currentId, place, chosen } = store.getState();
    const ids = queue.rows.map(({ dispatchId }) => dispatchId);
    const at = currentId === null ? -1 : ids.indexOf(currentId);
    const next = at >= 0 ? at : Math.max(0, Math.min(place, ids.length - 1));
    const left = new Set(ids.filter((id) => chosen.has(id)));
    store.setState({ queue, problem: null, place: next, currentId: ids[next] ?? null, chosen: left });
  }

  return {
    ...store,
    load,
    show: (filter: MissingFilter): void => {
      if (JSON.stringify(filter) === JSON.stringify(store.getState().filter)) return;
      store.setState({ filter, queue: null, place: 0, currentId: null, detail: null, chosen: new Set() });
      void load();
    },
    stand: (place: number): void => {
      const currentId = store.getState().queue?.rows[place]?.dispatchId ?? null;
      if (currentId === store.getState().currentId) return;
      store.setState({ place, currentId, note: '' });
      void loadDetail();
    },
    toggle: (dispatchId: string): void =>
      store.setState(({ chosen }) => {
        const next = new Set(chosen);
        if (!next.delete(dispatchId)) next.add(dispatchId);
        return { chosen: next };
      }),
    choose: (dispatchIds: readonly string[]): void => store.setState({ chosen: new Set(dispatchIds) }),
    write: (note: string): void => store.setState({ note }),
    /** Answers calls, all or none of them; afterwards the next one in the list is current. */
    answer: async (dispatchIds: readonly string[], said: Said): Promise<Outcome<unknown>> => {
      store.setState({ isBusy: true });
      const answers = dispatchIds.map((dispatchId) => ({ id: newId(), dispatchId }));
      const outcome = await calls.answer({ answers, ...said });
      store.setState({ isBusy: false });
      if (!outcome.ok) return outcome;
      store.setState({
        chosen: new Set(),
        note: '',
        lastAnswered: said.code === null ? [] : dispatchIds,
        ...(said.code === null && dispatchIds[0] !== undefined ? { currentId: dispatchIds[0] } : {}),
      });
      await load();
      return outcome;
    },
  };
}

/** The calls that an answer is for: those that were chosen, else the current one. */
export function answeredTogether({ chosen, currentId }: MissingStoreState): readonly string[] {
  if (chosen.size > 0) return [...chosen];
  return currentId === null ? [] : [currentId];
}

export function currentRow({ queue, currentId }: MissingStoreState): MissingRow | undefined {
  return queue?.rows.find(({ dispatchId }) => dispatchId === currentId);
}
