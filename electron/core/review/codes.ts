import type { CodeList } from '../../../contract/nouns/account.ts';

/** Whether a code is on the department's current list of that name. `lists`: the current version of each. */
export function hasCode(lists: readonly CodeList[], id: CodeList['id'], code: string): boolean {
  return lists.some((list) => list.id === id && list.items.some((item) => item.code === code));
}

/** What the department calls a code; the code itself when the current list lacks it. */
export function labelOf(lists: readonly CodeList[], id: CodeList['id'], code: string): string {
  return lists.find((list) => list.id === id)?.items.find((item) => item.code === code)?.label ?? code;
}
