import { createStore } from 'zustand/vanilla';
import { sampleApi } from '../../contract/sample-api.ts';
import type { PlanRow, ProgrammeProgress } from '../../contract/sample-state.ts';
import { type CallProblem, call, type Outcome } from '../api/call.ts';
import { oneAtATime } from '../api/one-at-a-time.ts';

export type SamplesTab = 'audits' | 'periodic';

export type SamplesState = {
  readonly programmes: readonly ProgrammeProgress[] | null;
  readonly plans: readonly PlanRow[] | null;
  readonly problem: CallProblem | null;
  /** Null: nobody has chosen, and the role decides. */
  readonly tab: SamplesTab | null;
  /** The audit that is current in the list. */
  readonly planId: string | null;
  /** Squads whose officers are shown, by programme and squad. */
  readonly opened: ReadonlySet<string>;
};

type Calls = {
  readonly programmes: () => Promise<Outcome<{ readonly programmes: readonly ProgrammeProgress[] }>>;
  readonly plans: () => Promise<Outcome<{ readonly rows: readonly PlanRow[] }>>;
};

const coreCalls: Calls = {
  programmes: () => call(sampleApi.programmes),
  plans: () => call(sampleApi.plans),
};

export type SamplesStore = ReturnType<typeof createSamplesStore>;

/** One for all screens of samples. */
export const makeSamplesStore = () => createSamplesStore();

/** Programmes and audits, as the desk knows them. */
export function createSamplesStore(calls: Calls = coreCalls) {
  const store = createStore<SamplesState>(() => ({
    programmes: null,
    plans: null,
    problem: null,
    tab: null,
    planId: null,
    opened: new Set(),
  }));
  return {
    ...store,
    /** Asks again. What is shown stays until the answers are here, and one that fails doesn't hide the other. */
    load: oneAtATime(async () => {
      const [programmes, plans] = await Promise.all([calls.programmes(), calls.plans()]);
      const failed = [programmes, plans].find((outcome) => !outcome.ok);
      store.setState({
        ...(programmes.ok ? { programmes: programmes.value.programmes } : {}),
        ...(plans.ok ? { plans: plans.value.rows } : {}),
        problem: failed === undefined || failed.ok ? null : failed.problem,
      });
    }),
    show: (tab: SamplesTab): void => store.setState({ tab }),
    stand: (planId: string | null): void => store.setState({ planId }),
    toggle: (squad: string): void =>
      store.setState(({ opened }) => {
        const next = new Set(opened);
        if (!next.delete(squad)) next.add(squad);
        return { opened: next };
      }),
  };
}
