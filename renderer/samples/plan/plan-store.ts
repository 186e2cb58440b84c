import { createStore } from 'zustand/vanilla';
import type { Given, Reply } from '../../../contract/line.ts';
import { sampleApi } from '../../../contract/sample-api.ts';
import type { FrameCount, PlanDetail } from '../../../contract/sample-state.ts';
import { type CallProblem, call, type Outcome } from '../../api/call.ts';
import { oneAtATime } from '../../api/one-at-a-time.ts';
import { type PlanBody, planOf, queryOf, strataIn } from './check-draft.ts';
import { type Draft, draftOf, newDraft } from './draft.ts';

export type PlanState = {
  readonly planId: string | null;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly draft: Draft;
  /** What the core holds of it; null: nothing yet. */
  readonly detail: PlanDetail | null;
  readonly problem: CallProblem | null;
  readonly frame: FrameCount | null;
  readonly frameProblem: CallProblem | null;
  readonly isCounting: boolean;
  /** `typed`: not kept yet, because it has errors or was typed a moment ago. */
  readonly kept: 'nothing' | 'typed' | 'keeping' | 'kept' | 'failed';
};

type FrameAsk = Given<typeof sampleApi.countFrame>['body'];

type Calls = {
  readonly plan: (id: string) => Promise<Outcome<PlanDetail>>;
  readonly keep: (id: string, body: PlanBody) => Promise<Outcome<PlanDetail>>;
  readonly remove: (id: string) => Promise<Outcome<Reply<typeof sampleApi.removePlan>>>;
  readonly count: (ask: FrameAsk, signal: AbortSignal) => Promise<Outcome<FrameCount>>;
};

const coreCalls: Calls = {
  plan: (id) => call(sampleApi.plan, { params: { id } }),
  keep: (id, body) => call(sampleApi.keepPlan, { params: { id }, body }),
  remove: (id) => call(sampleApi.removePlan, { params: { id } }),
  count: (body, signal) => call(sampleApi.countFrame, { body }, { signal }),
};

type After = (milliseconds: number, run: () => void) => () => void;
const afterTime: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};
const countAfterMs = 300;
const keepAfterMs = 700;

export type PlanStore = ReturnType<typeof createPlanStore>;

/** One plan while it is made: what is typed, what the frame counts, and what is kept. Of several counts the newest counts. */
export function createPlanStore(calls: Calls = coreCalls, after: After = afterTime) {
  const store = createStore<PlanState>(() => nothingYet(newDraft(0, 'UTC')));
  let counting = new AbortController();
  let asked = '';
  let waitToCount = (): void => undefined;
  let waitToKeep = (): void => undefined;

  const keep = oneAtATime(async () => {
    const { planId, draft } = store.getState();
    const body = planOf(draft);
    if (planId === null || body === null) return;
    store.setState({ kept: 'keeping' });
    const outcome = await calls.keep(planId, body);
    const now = store.getState();
    if (now.planId !== planId) return;
    if (outcome.ok)
      store.setState({
        detail: outcome.value,
        problem: null,
        kept: now.draft === draft ? 'kept' : 'typed',
      });
    else store.setState({ problem: outcome.problem, kept: 'failed' });
  });

  return {
    ...store,
    /** Shows a plan; one that isn't there yet begins as usual. `draft`: begin with this one instead. */
    open: async (planId: string, now: number, zone: string, draft: Draft | null = null): Promise<void> => {
      if (store.getState().planId === planId && store.getState().phase === 'ready') {
        count();
        return;
      }
      forget();
      store.setState({ ...nothingYet(draft ?? newDraft(now, zone)), planId }, true);
      const outcome = await calls.plan(planId);
      if (store.getState().planId !== planId) return;
      if (outcome.ok)
        store.setState({
          phase: 'ready',
          detail: outcome.value,
          draft: draftOf(outcome.value.plan),
          kept: 'kept',
        });
      else if (outcome.problem.code === 'not-found') store.setState({ phase: 'ready' });
      else store.setState({ phase: 'failed', problem: outcome.problem });
      count();
    },
    change: (part: Partial<Draft>): void => {
      store.setState(({ draft }) => ({ draft: { ...draft, ...part }, kept: 'typed' }));
      waitToKeep();
      waitToKeep = after(keepAfterMs, () => void keep());
      waitToCount();
      waitToCount = after(countAfterMs, count);
    },
    /** Counts again what was counted: the catalogue may have changed. */
    recount: (): void => {
      asked = '';
      count();
    },
    /** Keeps what is typed now; answers whether the core has it. */
    keepNow: async (): Promise<boolean> => {
      waitToKeep();
      await keep();
      return store.getState().kept === 'kept';
    },
    remove: async (): Promise<boolean> => {
      const { planId, detail } = store.getState();
      waitToKeep();
      if (planId === null) return false;
      if (detail === null) {
        forget();
        store.setState(nothingYet(store.getState().draft), true);
        return true;
      }
      const outcome = await calls.remove(planId);
      if (!outcome.ok) {
        store.setState({ problem: outcome.problem });
        return false;
      }
      forget();
      store.setState(nothingYet(store.getState().draft), true);
      return true;
    },
    /** Leaves the screen: what is typed is kept first. */
    leave: (): void => {
      waitToKeep();
      if (store.getState().kept === 'typed') void keep();
    },
  };

  function forget(): void {
    counting.abort();
    waitToCount();
    waitToKeep();
    asked = '';
  }

  function count(): void {
    const { draft } = store.getState();
    const query = queryOf(draft);
    if (query === null) {
      counting.abort();
      asked = '';
      store.setState({ frame: null, isCounting: false });
      return;
    }
    const ask: FrameAsk = { query, strata: strataIn(draft), watches: [...draft.watches], zone: draft.zone };
    const key = JSON.stringify(ask);
    if (key === asked) return;
    asked = key;
    void countThis(ask);
  }

  async function countThis(ask: FrameAsk): Promise<void> {
    counting.abort();
    counting = new AbortController();
    const { signal } = counting;
    store.setState({ isCounting: true });
    const outcome = await calls.count(ask, signal);
    if (signal.aborted) return;
    if (outcome.ok) store.setState({ frame: outcome.value, frameProblem: null, isCounting: false });
    else {
      asked = '';
      store.setState({ frame: null, frameProblem: outcome.problem, isCounting: false });
    }
  }
}

function nothingYet(draft: Draft): PlanState {
  return {
    planId: null,
    phase: 'loading',
    draft,
    detail: null,
    problem: null,
    frame: null,
    frameProblem: null,
    isCounting: false,
    kept: 'nothing',
  };
}
