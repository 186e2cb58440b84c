import { createStore } from 'zustand/vanilla';
import { configurationApi as api } from '../../contract/configuration-api.ts';
import type { ConfigurationDetail, ConfigurationRow } from '../../contract/configuration-state.ts';
import { type ConfigurationNoun, type Content, contentOf } from '../../contract/nouns/configuration.ts';
import { type CallProblem, call, type Outcome } from '../api/call.ts';
import { oneAtATime } from '../api/one-at-a-time.ts';
import { newId } from '../review/ids.ts';

export type Which = { readonly noun: ConfigurationNoun; readonly id: string };

export type ConfigurationState = {
  readonly rows: readonly ConfigurationRow[] | null;
  readonly which: Which | null;
  readonly detail: ConfigurationDetail | null;
  /** What is edited: the draft, or the newest version. */
  readonly content: Content | null;
  readonly why: string;
  readonly problem: CallProblem | null;
  /** `typed`: a moment ago, and not kept yet. */
  readonly kept: 'nothing' | 'typed' | 'keeping' | 'kept' | 'failed';
  /** The question or code whose fields are shown. */
  readonly opened: string | null;
};

const coreCalls = {
  rows: () => call(api.configuration),
  detail: (params: Which) => call(api.configured, { params }),
  keep: (
    params: Which,
    body: { readonly basedOn: number; readonly content: Content; readonly why: string },
  ) => call(api.keepDraft, { params, body }),
  drop: (params: Which) => call(api.dropDraft, { params }),
  move: (params: Which) => call(api.moveDraft, { params }),
  publish: (params: Which, publicationId: string) =>
    call(api.publishDraft, { params, body: { publicationId } }),
};

const keepAfterMs = 500;

export type ConfigurationStore = ReturnType<typeof createConfigurationStore>;

export const makeConfigurationStore = () => createConfigurationStore();

/** Forms and code lists, and the one that is edited: what is typed is kept on this desk a moment later. */
export function createConfigurationStore(calls: typeof coreCalls = coreCalls) {
  const store = createStore<ConfigurationState>(() => ({ rows: null, ...nothingOpen }));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = oneAtATime(async () => {
    const { which, detail, content, why } = store.getState();
    if (which === null || detail === null || content === null) return;
    store.setState({ kept: 'keeping' });
    const outcome = await calls.keep(which, { basedOn: basedOn(detail), content, why });
    const now = store.getState();
    if (now.which !== which) return;
    if (!outcome.ok) store.setState({ problem: outcome.problem, kept: 'failed' });
    else {
      const isNewest = now.content === content && now.why === why;
      store.setState({ detail: outcome.value, problem: null, kept: isNewest ? 'kept' : 'typed' });
    }
  });

  return {
    ...store,
    loadRows: oneAtATime(async () => {
      const outcome = await calls.rows();
      store.setState(outcome.ok ? { rows: outcome.value.rows, problem: null } : { problem: outcome.problem });
    }),
    /** Shows one; asked again it takes over what has come since, but for what is being typed. */
    open: async (which: Which): Promise<void> => {
      const { which: before } = store.getState();
      if (before?.noun !== which.noun || before.id !== which.id) {
        clearTimeout(timer);
        store.setState({ ...nothingOpen, which });
      }
      const asked = store.getState().which;
      const outcome = await calls.detail(which);
      const { which: now, kept } = store.getState();
      if (now !== asked || kept === 'typed' || kept === 'keeping') return;
      takeOver(outcome);
    },
    change: (content: Content): void => {
      store.setState({ content, kept: 'typed' });
      keepSoon();
    },
    explain: (why: string): void => {
      store.setState({ why, kept: 'typed' });
      keepSoon();
    },
    unfold: (opened: string | null): void => store.setState({ opened }),
    drop: (): Promise<boolean> => act(calls.drop),
    /** Puts the draft on top of the version that was published meanwhile. */
    move: (): Promise<boolean> => act(calls.move),
    /** Sends what is typed as the next version; answers whether it is on its way. */
    publish: async (): Promise<boolean> => {
      clearTimeout(timer);
      await keep();
      return store.getState().kept === 'kept' && act((which) => calls.publish(which, newId()));
    },
    /** Leaves the screen: what is typed is kept first. */
    leave: (): void => {
      clearTimeout(timer);
      if (store.getState().kept === 'typed') void keep();
    },
  };

  function keepSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), keepAfterMs);
  }

  async function act(ask: (which: Which) => Promise<Outcome<ConfigurationDetail>>): Promise<boolean> {
    const { which } = store.getState();
    if (which === null) return false;
    clearTimeout(timer);
    const outcome = await ask(which);
    takeOver(outcome);
    return outcome.ok;
  }

  function takeOver(outcome: Outcome<ConfigurationDetail>): void {
    if (!outcome.ok) {
      store.setState({ problem: outcome.problem });
      return;
    }
    const detail = outcome.value;
    const { draft } = detail;
    store.setState({
      detail,
      content: draft?.content ?? newestOf(detail),
      why: draft?.why ?? '',
      kept: draft === null ? 'nothing' : 'kept',
      problem: null,
    });
  }
}

const nothingOpen: Omit<ConfigurationState, 'rows'> = {
  which: null,
  detail: null,
  content: null,
  why: '',
  problem: null,
  kept: 'nothing',
  opened: null,
};

/** The version that a draft begins from. */
export function basedOn({ draft, versions }: ConfigurationDetail): number {
  return draft?.basedOn ?? versions[0]?.body.version ?? 1;
}

/** What the version in force says. */
export function newestOf({ versions }: ConfigurationDetail): Content | null {
  const [newest] = versions;
  return newest === undefined ? null : contentOf(newest);
}
