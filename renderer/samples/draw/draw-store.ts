import { createStore } from 'zustand/vanilla';
import type { Given } from '../../../contract/line.ts';
import { sampleApi } from '../../../contract/sample-api.ts';
import type { DrawDetail, PlanDetail } from '../../../contract/sample-state.ts';
import { type CallProblem, call, type Outcome } from '../../api/call.ts';
import { oneAtATime } from '../../api/one-at-a-time.ts';
import { newId } from '../../review/ids.ts';
import { blankSeed, originOf, type SeedTyped, seedSays } from './seed.ts';

export type DrawState = {
  readonly planId: string | null;
  readonly detail: PlanDetail | null;
  readonly problem: CallProblem | null;
  /** What is being done: one thing at a time. */
  readonly busy: 'commit' | 'draw' | null;
  /** Why the plan is committed to once more; coded. */
  readonly reason: string | null;
  /** A new attempt is begun although one is drawn, or waits for its seed. */
  readonly isAgain: boolean;
  readonly seed: SeedTyped;
};

type SeedBody = Given<typeof sampleApi.drawSample>['body'];

type Calls = {
  readonly plan: (id: string) => Promise<Outcome<PlanDetail>>;
  readonly commit: (id: string, drawId: string, reason: string | null) => Promise<Outcome<PlanDetail>>;
  readonly draw: (drawId: string, body: SeedBody) => Promise<Outcome<DrawDetail>>;
};

const coreCalls: Calls = {
  plan: (id) => call(sampleApi.plan, { params: { id } }),
  commit: (id, drawId, redrawReason) =>
    call(sampleApi.commitPlan, { params: { id }, body: { drawId, redrawReason } }),
  draw: (id, body) => call(sampleApi.drawSample, { params: { id }, body }),
};

export type DrawStore = ReturnType<typeof createDrawStore>;

/** The three steps from a plan to its sample: commit, seed, draw. */
export function createDrawStore(calls: Calls = coreCalls, ids: () => string = newId) {
  const store = createStore<DrawState>(() => nothingYet(null));
  // The same press again, after an answer that was lost, gives the same answer.
  let drawId = ids();

  const load = oneAtATime(async () => {
    const { planId } = store.getState();
    if (planId === null) return;
    const outcome = await calls.plan(planId);
    if (store.getState().planId !== planId) return;
    if (outcome.ok) store.setState({ detail: outcome.value, problem: null });
    else store.setState({ problem: outcome.problem });
  });

  return {
    ...store,
    load,
    open: (planId: string): void => {
      if (store.getState().planId === planId) return;
      drawId = ids();
      store.setState(nothingYet(planId), true);
      void load();
    },
    typeSeed: (part: Partial<SeedTyped>): void =>
      store.setState(({ seed }) => ({ seed: { ...seed, ...part } })),
    because: (reason: string): void => store.setState({ reason }),
    again: (isAgain: boolean): void => store.setState({ isAgain, reason: null, problem: null }),
    commit: async (): Promise<void> => {
      const { planId, reason, busy } = store.getState();
      if (planId === null || busy !== null) return;
      store.setState({ busy: 'commit', problem: null });
      const outcome = await calls.commit(planId, drawId, reason);
      if (outcome.ok) {
        drawId = ids();
        store.setState({ detail: outcome.value, busy: null, isAgain: false, reason: null, seed: blankSeed });
      } else store.setState({ problem: outcome.problem, busy: null });
    },
    /** Draws with the seed as it is typed; answers the draw's id, or null when it was refused. */
    draw: async (): Promise<string | null> => {
      const { detail, seed, busy } = store.getState();
      const committed = detail?.committed ?? null;
      const seedOrigin = originOf(seed);
      if (committed === null || seedOrigin === null || seedSays(seed.text).stops || busy !== null)
        return null;
      store.setState({ busy: 'draw', problem: null });
      const outcome = await calls.draw(committed.drawId, { seed: seed.text, seedOrigin });
      store.setState({ busy: null, ...(outcome.ok ? {} : { problem: outcome.problem }) });
      if (!outcome.ok) return null;
      store.setState({ seed: blankSeed });
      void load();
      return outcome.value.id;
    },
  };
}

function nothingYet(planId: string | null): DrawState {
  return {
    planId,
    detail: null,
    problem: null,
    busy: null,
    reason: null,
    isAgain: false,
    seed: blankSeed,
  };
}
