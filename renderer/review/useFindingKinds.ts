import { useCatalogue } from '../desk/catalogue.ts';
import { type CodeItem, codesOf } from './reviewState.ts';

/** The department's kinds of finding, exceptions, outcomes and reasons, each in its newest version. */
export function useFindingKinds(): readonly CodeItem[] {
  return codesOf(useCatalogue().codeLists, 'finding');
}

export function useCodes(list: 'exception' | 'outcome' | 'unavailable'): readonly CodeItem[] {
  return codesOf(useCatalogue().codeLists, list);
}
