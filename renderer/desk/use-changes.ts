import { useDeskState } from './DeskProvider.tsx';

/** Changes whenever the core may have something new to say: another revision, or back after an outage. A reason to ask again. */
export function useChanges(): string {
  return useDeskState(({ desk, problem }) => `${desk?.revision ?? 0}${problem === null ? '' : ' away'}`);
}

/** The same for the pulled catalogue. */
export function useCatalogueChanges(): string {
  return useDeskState(
    ({ desk, problem }) => `${desk?.catalogueRevision ?? 0}${problem === null ? '' : ' away'}`,
  );
}
