import type { MissingState } from '../../../contract/missing-state.ts';
import type { CodeList } from '../../../contract/nouns/account.ts';
import { dueAgainAt, meaningIn, type NoVideoAnswer } from '../../../contract/nouns/no-video.ts';

/** Where a call without a recording stands by the answer that stands; `lists`: every version of the code lists. */
export function stateBy(
  answer: Pick<NoVideoAnswer, 'code' | 'listVersion' | 'at'> | undefined,
  lists: readonly CodeList[],
  now: number,
): MissingState {
  if (answer === undefined || answer.code === null) return 'open';
  const meaning = meaningIn(lists, answer.code, answer.listVersion);
  if (meaning.explains !== 'nothing') return 'explained';
  const again = dueAgainAt(answer, meaning);
  if (again === null) return 'unexplained';
  return now < again ? 'waiting' : 'again';
}

/** Needs an answer now. */
export function isDue(state: MissingState): boolean {
  return state === 'open' || state === 'again';
}
