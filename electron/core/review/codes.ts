import type { CodeList } from '../../../contract/nouns/account.ts';

/** Whether a code is on the department's current list of that name. */
export function hasCode(lists: readonly CodeList[], id: CodeList['id'], code: string): boolean {
  return itemOf(lists, id, code) !== null;
}

/** A code's entry on the current list: the one with the highest version. Null when it isn't there. */
export function itemOf(
  lists: readonly CodeList[],
  id: CodeList['id'],
  code: string,
): CodeList['items'][number] | null {
  const versions = lists.filter((list) => list.id === id).toSorted((a, b) => b.version - a.version);
  return versions[0]?.items.find((item) => item.code === code) ?? null;
}
