import { createStore } from 'zustand/vanilla';
import type { Decision } from '../../../contract/nouns/classification.ts';
import { riskApi } from '../../../contract/risk-api.ts';
import type { WaitingRequest } from '../../../contract/risk-state.ts';
import { type CallProblem, call } from '../../api/call.ts';
import { oneAtATime } from '../../api/one-at-a-time.ts';

export type WaitingState = {
  /** Null: not here yet. */
  readonly waiting: readonly WaitingRequest[] | null;
  readonly decided: readonly WaitingRequest[];
  readonly problem: CallProblem | null;
  readonly currentId: string | null;
};

export const makeWaitingStore = () => createWaitingStore();

/** Requests that wait for a second person, and those that were decided lately. */
export function createWaitingStore() {
  const store = createStore<WaitingState>(() => ({
    waiting: null,
    decided: [],
    problem: null,
    currentId: null,
  }));
  const load = oneAtATime(async () => {
    const outcome = await call(riskApi.waitingRequests);
    store.setState(outcome.ok ? { ...outcome.value, problem: null } : { problem: outcome.problem });
  });
  const put = (row: WaitingRequest): void =>
    store.setState(({ waiting }) => ({
      waiting: waiting?.map((one) => (one.request.id === row.request.id ? row : one)) ?? null,
    }));
  return {
    ...store,
    load,
    stand: (currentId: string | null): void => store.setState({ currentId }),
    /** Null: it is kept. */
    decide: async (id: string, decision: Decision, note: string | null): Promise<CallProblem | null> => {
      const outcome = await call(riskApi.decideRequest, { params: { id }, body: { decision, note } });
      if (outcome.ok) put(outcome.value);
      return outcome.ok ? null : outcome.problem;
    },
    withdraw: async (id: string): Promise<CallProblem | null> => {
      const outcome = await call(riskApi.withdrawRequest, { params: { id } });
      if (outcome.ok) put(outcome.value);
      return outcome.ok ? null : outcome.problem;
    },
  };
}
