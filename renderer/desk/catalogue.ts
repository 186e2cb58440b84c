import { useEffect } from 'react';
import { create } from 'zustand';
import { deskApi } from '../../contract/desk-api.ts';
import type { Reply } from '../../contract/line.ts';
import { call } from '../api/call.ts';
import { useDesk } from './DeskProvider.tsx';
import { useCatalogueChanges } from './use-changes.ts';

/** The short lists that every screen needs to say names instead of codes. Empty until the first answer. */
export type Catalogue = Reply<typeof deskApi.catalogue>;

const nothing: Catalogue = { officers: [], units: [], classifications: [], codeLists: [], reviewers: [] };
const useStore = create<Catalogue>(() => nothing);

export function useCatalogue(): Catalogue {
  return useStore();
}

/** The lists; null until the core has them. */
export function catalogueNow(): Catalogue | null {
  const now = useStore.getState();
  return now.codeLists.length > 0 ? now : null;
}

/** The lists, as soon as the core has them. */
export function whenCatalogue(): Promise<Catalogue> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const now = catalogueNow();
      if (now !== null) resolve(now);
      return now !== null;
    };
    if (look()) return;
    const stop = useStore.subscribe(() => {
      if (look()) stop();
    });
  });
}

/** How long after a call that failed the lists are asked for again, in milliseconds. */
const again = 1000;

/** Keeps the lists as new as the core's; used once, by the shell. */
export function useFreshCatalogue(): void {
  const changes = useCatalogueChanges();
  const accountId = useDesk((desk) => desk.account?.id);
  // What another person may see is no business of the next one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the account is the reason
  useEffect(() => useStore.setState(nothing, true), [accountId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are the reasons to ask again
  useEffect(() => {
    const newer = new AbortController();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const outcome = await call(deskApi.catalogue, {}, { signal: newer.signal });
      if (newer.signal.aborted) return;
      if (outcome.ok) useStore.setState(outcome.value, true);
      // Without them nothing can be tagged, and a core that is starting again says nothing of itself.
      else if (outcome.problem.code === 'engine-away') waiting = setTimeout(() => void ask(), again);
    };
    void ask();
    return () => {
      newer.abort();
      clearTimeout(waiting);
    };
  }, [changes, accountId]);
}

/** The label of a classification; a code that no list knows (from a newer central) stays as it is. */
export function classLabel(catalogue: Pick<Catalogue, 'classifications'>, code: string): string {
  return catalogue.classifications.find((item) => item.code === code)?.label ?? code;
}
