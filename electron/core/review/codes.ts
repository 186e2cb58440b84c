import { type CodeList, isInForce } from '../../../contract/nouns/account.ts';

/** Whether a code may be chosen from the list of that name at this time. `lists`: one version of each. */
export function hasCode(lists: readonly CodeList[], id: CodeList['id'], code: string, at: number): boolean {
  return lists.some(
    (list) => list.id === id && list.items.some((item) => item.code === code && isInForce(item, at)),
  );
}

/** What the department calls a code; the code itself when the current list lacks it. */
export function labelOf(lists: readonly CodeList[], id: CodeList['id'], code: string): string {
  return lists.find((list) => list.id === id)?.items.find((item) => item.code === code)?.label ?? code;
}
