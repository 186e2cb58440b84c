import type { CodeList } from '../../contract/nouns/account.ts';
import { catalogueNow, useCatalogue, whenCatalogue } from '../desk/catalogue.ts';
import { useNow } from '../desk/use-now.ts';
import { type CodeItem, choicesOf, codesOf, type ReviewState } from './reviewState.ts';
import { useReview } from './session.ts';

/** The department's kinds of finding, retired ones too: what was marked with one is still called by its name. */
export function useFindingKinds(): readonly CodeItem[] {
  return codesOf(useLists(), 'finding');
}

export function useCodes(list: 'outcome' | 'unavailable'): readonly CodeItem[] {
  return codesOf(useLists(), list);
}

/** What may be chosen in this review, and what was chosen already. */
export function useChoices(
  list: 'finding' | 'exception' | 'outcome' | 'unavailable',
  chosen: string | null = null,
): readonly CodeItem[] {
  const startedAt = useReview((state) => state.review?.review.startedAt);
  const now = useNow();
  return choicesOf(useLists(), list, startedAt ?? now, chosen);
}

/** A review keeps the lists that it was begun with; until it is open, those in force now. */
function useLists(): readonly CodeList[] {
  const { codeLists } = useCatalogue();
  return useReview((state) => state.review?.codeLists) ?? codeLists;
}

/** The kinds of finding for what waits for them: null, and a promise, until the lists are here. */
export function findingKindsOf(review: { readonly getState: () => Pick<ReviewState, 'review'> }) {
  const choices = (lists: readonly CodeList[]): readonly CodeItem[] => {
    const { review: open } = review.getState();
    return choicesOf(open?.codeLists ?? lists, 'finding', open?.review.startedAt ?? Date.now());
  };
  return {
    now: (): readonly CodeItem[] | null => {
      const lists = review.getState().review?.codeLists ?? catalogueNow()?.codeLists ?? null;
      return lists === null ? null : choices(lists);
    },
    soon: async (): Promise<readonly CodeItem[]> => choices((await whenCatalogue()).codeLists),
  };
}
