import { catalogueNow, useCatalogue, whenCatalogue } from '../desk/catalogue.ts';
import { type CodeItem, codesOf } from './reviewState.ts';

/** The department's kinds of finding, exceptions, outcomes and reasons, each in its newest version. */
export function useFindingKinds(): readonly CodeItem[] {
  return codesOf(useCatalogue().codeLists, 'finding');
}

export function useCodes(list: 'exception' | 'outcome' | 'unavailable'): readonly CodeItem[] {
  return codesOf(useCatalogue().codeLists, list);
}

/** The kinds of finding for what waits for them: null, and a promise, until the lists are here. */
export const findingKinds = {
  now: (): readonly CodeItem[] | null => {
    const lists = catalogueNow();
    return lists === null ? null : codesOf(lists.codeLists, 'finding');
  },
  soon: async (): Promise<readonly CodeItem[]> => codesOf((await whenCatalogue()).codeLists, 'finding'),
};
