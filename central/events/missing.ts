import type { Account } from '../../contract/nouns/account.ts';
import {
  answerFault,
  type MatchChoice,
  mayAnswer,
  mayChoose,
  meaningIn,
  type NoVideoAnswer,
} from '../../contract/nouns/no-video.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import { type BodyOf, itemOfDispatch, type SaidNoun } from '../items/item.ts';
import { isInScope } from '../scope.ts';
import type { Books, Entry } from './books.ts';
import { canonicalText } from './canonical.ts';
import { visibleVideo } from './checks.ts';

/** The officer's sergeant says why a dispatch has no recording. A later answer takes the place of the one that stands. */
export async function answerNoVideo(
  books: Books,
  account: Account,
  given: NoVideoAnswer,
): Promise<Refusal | null> {
  const dispatch = await visibleDispatch(books, account, given.dispatchId);
  if (isRefusal(dispatch)) return dispatch;
  if (given.byId !== account.id) return refuse('not-allowed', 'An answer is given in one’s own name.');
  const earlier = await books.read('no-video-answer', given.id);
  if (earlier !== null) return sameAgain(earlier.body, given);
  const { officerId } = dispatch.body;
  const officer = officerId === null ? null : ((await books.read('officer', officerId))?.body ?? null);
  if (!mayAnswer(account, officer))
    return refuse('not-allowed', 'Why a recording is missing is said by the officer’s sergeant.');
  const refusal =
    (await refuseAnswer(books, given)) ?? (await refuseVideos(books, account, [given.foundVideoId]));
  if (refusal !== null) return refusal;
  return put(books, account, dispatch, 'no-video-answer', given);
}

/** A reviewer says which recordings are of a dispatch. A later choice takes the place of the one that stands. */
export async function chooseMatch(
  books: Books,
  account: Account,
  given: MatchChoice,
): Promise<Refusal | null> {
  const dispatch = await visibleDispatch(books, account, given.dispatchId);
  if (isRefusal(dispatch)) return dispatch;
  if (given.byId !== account.id) return refuse('not-allowed', 'A choice is made in one’s own name.');
  const earlier = await books.read('match-choice', given.id);
  if (earlier !== null) return sameAgain(earlier.body, given);
  if (!mayChoose(account))
    return refuse('not-allowed', 'Recordings are chosen by hand by sergeants and investigators.');
  if (given.reason.trim() === '') return refuse('reason-needed');
  const refusal = await refuseVideos(books, account, given.videoIds ?? []);
  if (refusal !== null) return refusal;
  return put(books, account, dispatch, 'match-choice', given);
}

/** The dispatch, when this account may see it. One that isn't there is refused in the same words. */
async function visibleDispatch(
  books: Books,
  account: Account,
  id: string,
): Promise<Entry<'dispatch'> | Refusal> {
  const dispatch = await books.read('dispatch', id);
  return dispatch !== null && isInScope(account, dispatch.item) ? dispatch : refuse('not-allowed');
}

/** Where the department has published no such list, every code is known, and means what it means in the first one. */
async function refuseAnswer(books: Books, given: NoVideoAnswer): Promise<Refusal | null> {
  const { code, listVersion } = given;
  const lists = (await books.codeLists()).filter(({ id }) => id === 'no-video');
  const list = lists.find(({ version }) => version === listVersion);
  if (code !== null && lists.length > 0 && !list?.items.some((item) => item.code === code))
    return refuse('code-unknown', `"${code}" is not on version ${listVersion} of the list "no-video".`);
  const fault = answerFault(given, code === null ? null : meaningIn(lists, code, listVersion));
  return fault === null ? null : refuse(fault);
}

async function refuseVideos(
  books: Books,
  account: Account,
  ids: readonly (string | null)[],
): Promise<Refusal | null> {
  for (const id of ids) {
    const video = id === null ? null : await visibleVideo(books, account, id);
    if (isRefusal(video)) return video;
  }
  return null;
}

/** The same under another number is the same; what the central added to it is no difference. */
function sameAgain<T extends NoVideoAnswer | MatchChoice>(earlier: T, given: T): Refusal | null {
  const { by, replaces, crossed } = earlier;
  const isSame = canonicalText(earlier) === canonicalText({ ...given, by, replaces, crossed });
  return isSame ? null : refuse('id-reused');
}

/** Nothing is overwritten: the newest names the one before it, so that there is one order for everybody. */
async function put<N extends SaidNoun>(
  books: Books,
  account: Account,
  { item }: Entry<'dispatch'>,
  noun: N,
  given: BodyOf<N>,
): Promise<null> {
  const [last] = await books.about(noun, given.dispatchId);
  const replaces = last?.body.id ?? null;
  const body = { ...given, by: account.name, replaces, crossed: replaces !== given.replaces };
  books.put(itemOfDispatch(item, noun, given.id, given.dispatchId, body));
  return null;
}
