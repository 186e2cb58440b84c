import type { Account, CodeList } from '../../contract/nouns/account.ts';
import type { Adjudication, ItemState, SampleItem } from '../../contract/nouns/sample.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import { itemOfDraw } from '../items/item.ts';
import { isWaiting, openPairs, pairOf } from './blind.ts';
import type { Books } from './books.ts';
import { canonicalText } from './canonical.ts';
import { checkCode } from './checks.ts';
import type { Taking } from './outcome.ts';
import { oweSecondReviews, secondDutyId } from './owedSeconds.ts';
import { changeableDraw, workableDraw } from './workable.ts';

/** The newest word about an item stands. Of two machines that speak about one item, the later one. */
export async function keepSampleItem(
  books: Books,
  taking: Taking,
  given: SampleItem,
): Promise<Refusal | null> {
  const { account } = taking;
  const known = await workableDraw(books, account, given.drawId);
  if (isRefusal(known)) return known;
  const earlier = await books.read('sample-item', given.id);
  const body = { ...given, by: account.name };
  if (earlier !== null) {
    const { drawId, itemId, at } = earlier.body;
    if (drawId !== given.drawId || itemId !== given.itemId)
      return refuse('id-reused', 'This id belongs to another item.');
    if (at > given.at || canonicalText(earlier.body) === canonicalText(body)) return null;
  }
  const draw = await changeableDraw(books, known);
  if (isRefusal(draw)) return draw;
  if (!draw.record.items.some(({ id }) => id === given.itemId))
    return refuse('bad-request', 'That item is not of this draw.');
  const list = reasonsFor(given.state);
  const refusal = list === null ? null : await checkCode(books, list, given.reason);
  if (refusal !== null) return refusal;
  const { itemId, videoId } = given;
  if (draw.plan?.query.kind === 'dispatches' && videoId !== null)
    await oweSecondReviews(books, taking, draw, { itemId, videoId });
  const pair = await pairOf(books, secondDutyId(given.drawId, itemId));
  const onlyFor = pair === null ? null : account.id;
  books.put(itemOfDraw(draw.item, 'sample-item', given.id, given.drawId, body, onlyFor));
  if (pair !== null) await openPairs(books, [pair]);
  return null;
}

/** The list that the reason for a state is from; null: it needs none. */
function reasonsFor(state: ItemState): CodeList['id'] | null {
  switch (state) {
    case 'unavailable':
    case 'out-of-frame':
      return state;
    case 'missing':
      return 'no-video';
    case 'to-do':
    case 'reviewed':
      return null;
  }
}

export async function keepAdjudication(
  books: Books,
  account: Account,
  given: Adjudication,
): Promise<Refusal | null> {
  const known = await workableDraw(books, account, given.drawId);
  if (isRefusal(known)) return known;
  const earlier = await books.read('adjudication', given.id);
  const body = { ...given, by: account.name };
  if (earlier !== null) {
    const { drawId, itemId, questionId } = earlier.body;
    if (drawId !== given.drawId || itemId !== given.itemId || questionId !== given.questionId)
      return refuse('id-reused', 'This id belongs to another question.');
    if (canonicalText(earlier.body) === canonicalText(body)) return null;
  }
  const draw = await changeableDraw(books, known);
  if (isRefusal(draw)) return draw;
  const pair = await pairOf(books, secondDutyId(given.drawId, given.itemId));
  if (pair !== null && (await isWaiting(books, pair)))
    return refuse('review-needed', 'Both blind reviews have to be in before somebody decides between them.');
  books.put(itemOfDraw(draw.item, 'adjudication', given.id, given.drawId, body));
  return null;
}
