import { createStore } from 'zustand/vanilla';
import type { Given, Reply } from '../../../contract/line.ts';
import type { DrawResults, RateSubject } from '../../../contract/results-state.ts';
import { sampleApi } from '../../../contract/sample-api.ts';
import type { CheckOut, DrawDetail, SampleRow } from '../../../contract/sample-state.ts';
import { takeAlongApi } from '../../../contract/take-along-api.ts';
import { type CallProblem, call, type Outcome } from '../../api/call.ts';
import { oneAtATime } from '../../api/one-at-a-time.ts';
import type { ItemFilter } from './work-rows.ts';

/** Some items, and what they have in common. */
export type ItemList = { readonly label: string; readonly itemIds: readonly string[] };

export type SampleState = {
  readonly drawId: string | null;
  readonly draw: DrawDetail | null;
  readonly problem: CallProblem | null;
  readonly results: DrawResults | null;
  readonly resultsProblem: CallProblem | null;
  readonly checkOut: CheckOut | null;
  readonly filter: ItemFilter;
  /** Only these items are listed: those behind a number of the results. */
  readonly only: ItemList | null;
  /** The item that is current in the list: it stays current when others come and go. */
  readonly itemId: string | null;
  readonly isBusy: boolean;
};

export type Settled = Given<typeof sampleApi.settleItem>['body'];
type Extension = Given<typeof sampleApi.extendDraw>['body'];
type SettleReply = Reply<typeof sampleApi.settleItem>;

export type SampleCalls = {
  readonly draw: (id: string) => Promise<Outcome<DrawDetail>>;
  readonly results: (id: string) => Promise<Outcome<DrawResults>>;
  readonly rateItems: (id: string, subject: RateSubject, code: string) => Promise<Outcome<ItemList>>;
  readonly settle: (id: string, itemId: string, body: Settled) => Promise<Outcome<SettleReply>>;
  readonly extend: (id: string, body: Extension) => Promise<Outcome<DrawDetail>>;
  readonly adjudicate: (
    id: string,
    itemId: string,
    questionId: string,
    body: { readonly decided: string; readonly note: string },
  ) => Promise<Outcome<DrawResults>>;
  readonly fetchAgain: (id: string, itemId: string) => Promise<Outcome<CheckOut>>;
  readonly checkOut: (id: string, what: 'look' | 'take' | 'bring') => Promise<Outcome<CheckOut>>;
};

const coreCalls: SampleCalls = {
  draw: (id) => call(sampleApi.draw, { params: { id } }),
  results: (id) => call(sampleApi.results, { params: { id } }),
  rateItems: (id, subject, code) => call(sampleApi.rateItems, { params: { id, subject, code } }),
  settle: (id, itemId, body) => call(sampleApi.settleItem, { params: { id, itemId }, body }),
  extend: (id, body) => call(sampleApi.extendDraw, { params: { id }, body }),
  adjudicate: (id, itemId, questionId, body) =>
    call(sampleApi.adjudicate, { params: { id, itemId, questionId }, body }),
  fetchAgain: (id, itemId) => call(takeAlongApi.fetchAgain, { params: { id, itemId } }),
  checkOut: (id, what) => {
    const params = { params: { id } };
    if (what === 'take') return call(takeAlongApi.takeAlong, params);
    return what === 'bring' ? call(takeAlongApi.checkIn, params) : call(takeAlongApi.checkOut, params);
  },
};

export type SampleStore = ReturnType<typeof createSampleStore>;

/** One for the screens of a sample and for the review of its items. */
export const makeSampleStore = () => createSampleStore();

/** A drawn sample: its items and how each stands, its results, and the footage that was taken along. */
export function createSampleStore(calls: SampleCalls = coreCalls) {
  const store = createStore<SampleState>(() => nothingYet(null));
  const isHere = (drawId: string) => store.getState().drawId === drawId;

  const load = oneAtATime(async () => {
    const { drawId } = store.getState();
    if (drawId === null) return;
    const outcome = await calls.draw(drawId);
    if (!isHere(drawId)) return;
    store.setState(outcome.ok ? { draw: outcome.value, problem: null } : { problem: outcome.problem });
  });

  const loadResults = oneAtATime(async () => {
    const { drawId } = store.getState();
    if (drawId === null) return;
    const outcome = await calls.results(drawId);
    if (!isHere(drawId)) return;
    store.setState(
      outcome.ok ? { results: outcome.value, resultsProblem: null } : { resultsProblem: outcome.problem },
    );
  });

  return {
    ...store,
    load,
    loadResults,
    open: (drawId: string): void => {
      if (isHere(drawId)) return;
      store.setState(nothingYet(drawId), true);
      void load();
      void takeAlong('look');
    },
    choose: (filter: ItemFilter): void => store.setState({ filter, only: null, itemId: null }),
    /** Lists the items that a rate counts; `stratum`: those of one stratum only. */
    listRate: async (
      subject: RateSubject,
      code: string,
      stratum: string | null,
    ): Promise<Outcome<ItemList>> => {
      const { drawId, draw } = store.getState();
      const outcome = within(await calls.rateItems(drawId ?? '', subject, code), draw, stratum);
      if (outcome.ok && drawId !== null && isHere(drawId))
        store.setState({ filter: 'all', only: outcome.value, itemId: null });
      return outcome;
    },
    stand: (itemId: string | null): void => store.setState({ itemId }),
    /** Says where an item stands. What is on the screen changes only when the core has it. */
    settle: async (itemId: string, body: Settled): Promise<Outcome<SettleReply>> =>
      busily(async (drawId) => {
        const outcome = await calls.settle(drawId, itemId, body);
        if (outcome.ok) await load();
        return outcome;
      }),
    extend: async (body: Extension): Promise<Outcome<DrawDetail>> =>
      busily(async (drawId) => {
        const outcome = await calls.extend(drawId, body);
        if (outcome.ok && isHere(drawId)) store.setState({ draw: outcome.value });
        return outcome;
      }),
    adjudicate: async (
      itemId: string,
      questionId: string,
      decided: string,
      note: string,
    ): Promise<Outcome<DrawResults>> =>
      busily(async (drawId) => {
        const outcome = await calls.adjudicate(drawId, itemId, questionId, { decided, note });
        if (outcome.ok && isHere(drawId)) store.setState({ results: outcome.value });
        return outcome;
      }),
    /** Looks at, begins or ends what was taken along. */
    takeAlong,
    /** Fetches an item's footage anew where its copy here is not as it should be. */
    fetchAgain: async (itemId: string): Promise<Outcome<CheckOut>> =>
      withCheckOut((drawId) => calls.fetchAgain(drawId, itemId)),
  };

  async function takeAlong(what: 'look' | 'take' | 'bring'): Promise<Outcome<CheckOut>> {
    return withCheckOut((drawId) => calls.checkOut(drawId, what));
  }

  async function withCheckOut(
    ask: (drawId: string) => Promise<Outcome<CheckOut>>,
  ): Promise<Outcome<CheckOut>> {
    const { drawId } = store.getState();
    const outcome = await ask(drawId ?? '');
    if (outcome.ok && drawId !== null && isHere(drawId)) store.setState({ checkOut: outcome.value });
    return outcome;
  }

  async function busily<T>(act: (drawId: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    store.setState({ isBusy: true });
    const outcome = await act(store.getState().drawId ?? '');
    store.setState({ isBusy: false });
    return outcome;
  }
}

function within(
  outcome: Outcome<ItemList>,
  draw: DrawDetail | null,
  stratum: string | null,
): Outcome<ItemList> {
  if (!outcome.ok || stratum === null) return outcome;
  const { label, itemIds } = outcome.value;
  const theirs = itemIds.filter((id) => rowOf(draw, id)?.item.stratum === stratum);
  return { ok: true, value: { label: `${label}, ${stratum}`, itemIds: theirs } };
}

/** The row of an item; undefined when the sample has none by that id. */
export function rowOf(draw: DrawDetail | null, itemId: string | null): SampleRow | undefined {
  return draw?.rows.find(({ item }) => item.id === itemId);
}

function nothingYet(drawId: string | null): SampleState {
  return {
    drawId,
    draw: null,
    problem: null,
    results: null,
    resultsProblem: null,
    checkOut: null,
    filter: 'to-do',
    only: null,
    itemId: null,
    isBusy: false,
  };
}
