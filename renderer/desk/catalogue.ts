import { useEffect } from 'react';
import { create } from 'zustand';
import { deskApi } from '../../contract/desk-api.ts';
import type { Reply } from '../../contract/line.ts';
import { call } from '../api/call.ts';
import { useDesk } from './DeskProvider.tsx';
import { useCatalogueChanges } from './use-changes.ts';

/** The short lists that every screen needs to say names instead of codes. Empty until the first answer. */
export type Catalogue = Reply<typeof deskApi.catalogue>;

const nothing: Catalogue = { officers: [], units: [], classifications: [], codeLists: [] };
const useStore = create<Catalogue>(() => nothing);

export function useCatalogue(): Catalogue {
  return useStore();
}

/** Keeps the lists as new as the core's; used once, by the shell. */
export function useFreshCatalogue(): void {
  const changes = useCatalogueChanges();
  const accountId = useDesk((desk) => desk.account?.id);
  // What another person may see is no business of the next one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the account is the reason
  useEffect(() => useStore.setState(nothing), [accountId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are the reasons to ask again
  useEffect(() => {
    const newer = new AbortController();
    void call(deskApi.catalogue, {}, { signal: newer.signal }).then((outcome) => {
      if (outcome.ok && !newer.signal.aborted) useStore.setState(outcome.value);
    });
    return () => newer.abort();
  }, [changes, accountId]);
}

/** The label of a classification; a code that no list knows (from a newer central) stays as it is. */
export function classLabel(catalogue: Pick<Catalogue, 'classifications'>, code: string): string {
  return catalogue.classifications.find((item) => item.code === code)?.label ?? code;
}
