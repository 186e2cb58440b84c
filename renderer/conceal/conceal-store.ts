import { create } from 'zustand';
import { deskApi } from '../../contract/desk-api.ts';
import type { Concealed } from '../../contract/desk-state.ts';
import { call } from '../api/call.ts';
import { useDeskState } from '../desk/DeskProvider.tsx';
import { type DeskStore, takeDesk } from '../desk/desk-store.ts';

/** What this window has concealed while the core hasn't said so yet: the glass doesn't wait for it. */
const useAhead = create<{ readonly why: Concealed | null }>(() => ({ why: null }));

/** Why nothing may be seen; null: it may. */
export function useConcealed(): Concealed | null {
  const said = useDeskState(({ desk }) => (desk?.account ? desk.session.concealed : null));
  const ahead = useAhead(({ why }) => why);
  const isSignedIn = useDeskState(({ desk }) => desk?.account != null);
  return said ?? (isSignedIn ? ahead : null);
}

/** Conceals at once, and tells the core until it has heard it. */
export async function conceal(store: DeskStore, why: 'idle' | 'asked'): Promise<void> {
  useAhead.setState({ why });
  for (;;) {
    const outcome = await call(deskApi.conceal, { body: { why } });
    if (outcome.ok) {
      takeDesk(store, outcome.value);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
  useAhead.setState({ why: null });
}

const againMs = 500;
