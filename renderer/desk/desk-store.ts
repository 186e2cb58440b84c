import { createStore, type StoreApi } from 'zustand/vanilla';
import { deskApi } from '../../contract/desk-api.ts';
import type { Desk, Settings } from '../../contract/desk-state.ts';
import { type CallProblem, call, type Outcome } from '../api/call.ts';

/** How things stand, as the core last said it; `problem` while it doesn't answer. */
export type DeskState = { readonly desk: Desk | null; readonly problem: CallProblem | null };
export type DeskStore = StoreApi<DeskState>;

export function createDeskStore(): DeskStore {
  return createStore<DeskState>(() => ({ desk: null, problem: null }));
}

/** Puts an answer into the store, unless a later one is there already. Sign-in and sign-out answer with a `Desk` too. */
export function takeDesk(store: DeskStore, desk: Desk): void {
  const known = store.getState();
  // After an outage the core may count its revisions from the beginning.
  if (known.desk !== null && known.problem === null && desk.revision < known.desk.revision) return;
  store.setState({ desk, problem: null });
}

type Ask = (after: number | undefined, signal: AbortSignal) => Promise<Outcome<Desk>>;
const askCore: Ask = (after, signal) => call(deskApi.desk, { query: { after } }, { signal });

/** Follows the core by long polls until the returned function is called. Between failures it waits 0.3 s, then longer, at most 5 s. */
export function followDesk(store: DeskStore, ask: Ask = askCore, wait: typeof pause = pause): () => void {
  const ending = new AbortController();
  void follow();
  return () => ending.abort();

  async function follow(): Promise<void> {
    let failures = 0;
    while (!ending.signal.aborted) {
      const { desk, problem } = store.getState();
      const outcome = await ask(problem === null ? desk?.revision : undefined, ending.signal);
      if (ending.signal.aborted) return;
      if (outcome.ok) {
        failures = 0;
        takeDesk(store, outcome.value);
      } else {
        failures += 1;
        store.setState({ problem: outcome.problem });
        await wait(Math.min(300 * 2 ** (failures - 1), 5000));
      }
    }
  }
}

/** Shows a changed setting at once and keeps it; the core's answer has the last word. */
export async function keepSettings(store: DeskStore, change: Partial<Settings>): Promise<Outcome<Settings>> {
  showSettings(store, change);
  const outcome = await call(deskApi.settings, { body: change });
  if (outcome.ok) showSettings(store, outcome.value);
  return outcome;
}

function showSettings(store: DeskStore, change: Partial<Settings>): void {
  const { desk } = store.getState();
  if (desk !== null) store.setState({ desk: { ...desk, settings: { ...desk.settings, ...change } } });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
