import { createStore } from 'zustand/vanilla';
import type { PaperEntry, WorkPaper } from '../../../contract/nouns/sample.ts';
import { PaperBody } from '../../../contract/paper.ts';
import { paperApi } from '../../../contract/paper-api.ts';
import type { KeptEntry } from '../../../contract/sample-state.ts';
import { type CallProblem, call, type Outcome } from '../../api/call.ts';
import { oneAtATime } from '../../api/one-at-a-time.ts';
import { newId } from '../../review/ids.ts';

export type PaperState = {
  readonly drawId: string | null;
  /** Null: not signed (yet), or not here. */
  readonly paper: WorkPaper | null;
  /** What it says: as it was signed, or as it would be now. Null: not here yet. */
  readonly body: PaperBody | null;
  /** What was added since it was signed, the oldest first. */
  readonly entries: readonly KeptEntry[];
  readonly problem: CallProblem | null;
  readonly isSigning: boolean;
};

type Calls = {
  readonly paper: (id: string) => Promise<Outcome<WorkPaper>>;
  readonly soFar: (id: string) => Promise<Outcome<PaperBody>>;
  readonly sign: (id: string, paperId: string) => Promise<Outcome<WorkPaper>>;
  readonly entries: (id: string) => Promise<Outcome<{ readonly entries: readonly KeptEntry[] }>>;
  readonly add: (id: string, entryId: string, entry: Added) => Promise<Outcome<KeptEntry>>;
};

/** What somebody adds to a signed paper. */
export type Added = Pick<PaperEntry, 'kind' | 'note'>;

const coreCalls: Calls = {
  paper: (id) => call(paperApi.paper, { params: { id } }),
  soFar: (id) => call(paperApi.paperSoFar, { params: { id } }),
  sign: (id, paperId) => call(paperApi.signPaper, { params: { id }, body: { paperId } }),
  entries: (id) => call(paperApi.paperEntries, { params: { id } }),
  add: (id, entryId, body) => call(paperApi.addPaperEntry, { params: { id, entryId }, body }),
};

export type PaperStore = ReturnType<typeof createPaperStore>;

/** The signed end of an audit. */
export function createPaperStore(calls: Calls = coreCalls, ids: () => string = newId) {
  const store = createStore<PaperState>(() => nothingYet(null));
  // The same press again, after an answer that was lost, gives the same paper.
  let paperId = ids();

  const load = oneAtATime(async () => {
    const { drawId } = store.getState();
    if (drawId === null) return;
    const outcome = await calls.paper(drawId);
    if (store.getState().drawId !== drawId) return;
    if (outcome.ok) {
      store.setState(signed(outcome.value));
      await loadEntries(drawId);
    } else if (outcome.problem.code === 'not-found') await loadSoFar(drawId);
    else store.setState({ problem: outcome.problem });
  });

  async function loadEntries(drawId: string): Promise<void> {
    const outcome = await calls.entries(drawId);
    if (store.getState().drawId !== drawId) return;
    store.setState(outcome.ok ? { entries: outcome.value.entries } : { problem: outcome.problem });
  }

  async function loadSoFar(drawId: string): Promise<void> {
    const outcome = await calls.soFar(drawId);
    if (store.getState().drawId !== drawId) return;
    if (outcome.ok) store.setState({ paper: null, body: outcome.value, problem: null });
    else store.setState({ problem: outcome.problem });
  }

  return {
    ...store,
    load,
    open: (drawId: string): void => {
      if (store.getState().drawId !== drawId) {
        paperId = ids();
        store.setState(nothingYet(drawId), true);
      }
      void load();
    },
    /** Answers whether it is signed. */
    sign: async (): Promise<boolean> => {
      const { drawId, isSigning } = store.getState();
      if (drawId === null || isSigning) return false;
      store.setState({ isSigning: true, problem: null });
      const outcome = await calls.sign(drawId, paperId);
      if (store.getState().drawId !== drawId) return outcome.ok;
      store.setState({
        isSigning: false,
        ...(outcome.ok ? signed(outcome.value) : { problem: outcome.problem }),
      });
      return outcome.ok;
    },
    /** The same id again, after an answer that was lost, gives the same entry. Answers what is wrong, if anything is. */
    add: async (entryId: string, entry: Added): Promise<CallProblem | null> => {
      const { drawId } = store.getState();
      if (drawId === null) return null;
      const outcome = await calls.add(drawId, entryId, entry);
      if (!outcome.ok) return outcome.problem;
      await loadEntries(drawId);
      return null;
    },
  };
}

/** What is shown of a signed paper is the text that the signature is of. */
function signed(paper: WorkPaper): Pick<PaperState, 'paper' | 'body' | 'problem'> {
  return { paper, body: PaperBody.parse(JSON.parse(paper.body)), problem: null };
}

function nothingYet(drawId: string | null): PaperState {
  return { drawId, paper: null, body: null, entries: [], problem: null, isSigning: false };
}
