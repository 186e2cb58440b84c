import { createStore } from 'zustand/vanilla';
import { deskApi } from '../../contract/desk-api.ts';
import type { SyncDetail } from '../../contract/sync-state.ts';
import { type CallProblem, call, type Outcome } from '../api/call.ts';
import { oneAtATime } from '../api/one-at-a-time.ts';

export type SyncState = {
  readonly detail: SyncDetail | null;
  readonly problem: CallProblem | null;
  /** A conflict's or an item's counter while something is done about it; `now` while sending was asked for. */
  readonly busy: number | 'now' | null;
  /** The conflict that the keys mean. */
  readonly current: number;
};

export type SyncStore = ReturnType<typeof createSyncStore>;

/** What is kept, in conflict and refused, and what the reviewer decides about it. */
export function createSyncStore() {
  const store = createStore<SyncState>(() => ({ detail: null, problem: null, busy: null, current: 0 }));
  let asked = 0;

  return {
    ...store,
    load: oneAtATime(() => take(call(deskApi.sync))),
    sendNow: (): Promise<void> => act('now', () => call(deskApi.syncNow)),
    settle: (counter: number, keep: 'mine' | 'theirs'): Promise<void> =>
      act(counter, () =>
        call(deskApi.settleConflict, { params: { counter: String(counter) }, body: { keep } }),
      ),
    sendAgain: (counter: number): Promise<void> =>
      act(counter, () => call(deskApi.retryRefused, { params: { counter: String(counter) } })),
    stand: (current: number): void => store.setState({ current }),
  };

  async function act(busy: number | 'now', run: () => Promise<Outcome<SyncDetail>>): Promise<void> {
    if (store.getState().busy !== null) return;
    store.setState({ busy });
    await take(run());
    store.setState({ busy: null });
  }

  /** Of several answers the one that was asked for last counts. */
  async function take(asking: Promise<Outcome<SyncDetail>>): Promise<void> {
    asked += 1;
    const mine = asked;
    const outcome = await asking;
    if (mine !== asked && outcome.ok) return;
    if (!outcome.ok) store.setState({ problem: outcome.problem });
    else {
      const last = Math.max(0, outcome.value.conflicts.length - 1);
      store.setState(({ current }) => ({
        detail: outcome.value,
        problem: null,
        current: Math.min(current, last),
      }));
    }
  }
}
