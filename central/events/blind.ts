import type { Account } from '../../contract/nouns/account.ts';
import type { Duty, Review } from '../../contract/nouns/review.ts';
import { openItem } from '../items/item.ts';
import type { Books, Entry } from './books.ts';
import { mayWork } from './workable.ts';

/**
 * Two reviews of one item that shall not know of each other. While either is missing, what is said of the item is for
 * its own reviewer alone, results and states alike; with the second of the two everything is opened, in one transaction.
 */
export type Pair = Duty & { readonly sample: NonNullable<Duty['sample']> };

type SampleOf = { readonly drawId: string; readonly itemId: string };

/** The pairs that a review belongs to: by its duty, by the item that it names, or because its reviewer works on the sample. */
export async function pairsOf(books: Books, account: Account, review: Review): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const { body } of await books.about('duty', review.videoId)) {
    if (!isPair(body)) continue;
    const belongs =
      review.dutyId === body.id ||
      (review.sample === null ? await worksOn(books, account, body) : isSameItem(review.sample, body.sample));
    if (belongs) pairs.push(body);
  }
  return pairs;
}

/** The pair that an item of a draw is in; null when nobody was to review it a second time. */
export async function pairOf(books: Books, dutyId: string): Promise<Pair | null> {
  const duty = (await books.read('duty', dutyId))?.body ?? null;
  return duty !== null && isPair(duty) ? duty : null;
}

/** Opens to their places what was hidden for the sake of these pairs, as far as both reviews are in. */
export async function openPairs(books: Books, pairs: readonly Duty[]): Promise<void> {
  for (const pair of pairs) {
    if (!isPair(pair) || (await isWaiting(books, pair))) continue;
    const others = (await books.about('duty', pair.videoId)).map(({ body }) => body).filter(isPair);
    const waiting: Pair[] = [];
    for (const other of others)
      if (other.id !== pair.id && (await isWaiting(books, other))) waiting.push(other);
    for (const { item, body } of await books.about('result', pair.videoId))
      if (
        item.accountId !== null &&
        isOf(body.review, pair) &&
        !waiting.some((other) => isOf(body.review, other))
      )
        books.put(openItem(item));
    const requests = waiting.length === 0 ? await books.about('reclassification', pair.videoId) : [];
    for (const { item } of [...(await statesOf(books, pair.sample)), ...requests])
      if (item.accountId !== null) books.put(openItem(item));
  }
}

/** The account itself, when it is one of two who shall not know of each other's view of this video yet; else null. */
export async function hiddenFor(books: Books, account: Account, videoId: string): Promise<string | null> {
  for (const { body } of await books.about('duty', videoId))
    if (
      isPair(body) &&
      (body.reviewerId === account.id || (await worksOn(books, account, body))) &&
      (await isWaiting(books, body))
    )
      return account.id;
  return null;
}

/** What is open to everybody already of an item: its results and its states. */
export async function openItemsOf(books: Books, sample: SampleOf, videoId: string) {
  const results = (await books.about('result', videoId)).filter(({ body }) =>
    isSameItem(body.review.sample, sample),
  );
  const states = (await statesOf(books, sample)).filter(({ body }) => body.state !== 'to-do');
  return [...results, ...states].filter(({ item }) => item.accountId === null);
}

/** Whether one of the two is missing still. A duty that was taken back waits for nothing. */
export async function isWaiting(books: Books, pair: Pair): Promise<boolean> {
  if ((await books.read('duty', pair.id)) === null) return false;
  if (pair.doneAt === null) return true;
  const firsts = (await books.about('result', pair.videoId)).filter(
    ({ item, body: { review } }) =>
      review.reviewerId !== pair.reviewerId &&
      (isSameItem(review.sample, pair.sample) || (item.accountId !== null && isOf(review, pair))),
  );
  if (firsts.length > 0) return false;
  for (const { body } of await statesOf(books, pair.sample))
    if (await isSaid(books, pair, body)) return false;
  return true;
}

/** Whether the first reviewer is done with an item: its review is here, or it says why there is none. */
async function isSaid(
  books: Books,
  pair: Pair,
  { state, reviewId }: Entry<'sample-item'>['body'],
): Promise<boolean> {
  switch (state) {
    case 'to-do':
      return false;
    case 'reviewed':
      return reviewId !== null && isByAnother(await books.read('result', reviewId), pair);
    case 'unavailable':
    case 'out-of-frame':
    case 'missing':
      return true;
  }
}

function isByAnother(result: Entry<'result'> | null, pair: Pair): boolean {
  return result !== null && result.body.review.reviewerId !== pair.reviewerId;
}

async function statesOf(
  books: Books,
  { drawId, itemId }: SampleOf,
): Promise<readonly Entry<'sample-item'>[]> {
  return (await books.about('sample-item', drawId)).filter(({ body }) => body.itemId === itemId);
}

/** Those that name no item were hidden because of their reviewer (see `pairsOf`); other second reviews stay hidden. */
function isOf(review: Review, pair: Pair): boolean {
  if (review.dutyId === pair.id) return true;
  return review.sample == null ? review.purpose !== 'second-review' : isSameItem(review.sample, pair.sample);
}

async function worksOn(books: Books, account: Account, { sample }: Pair): Promise<boolean> {
  const plan = (await books.read('committed-plan', sample.drawId))?.body.plan;
  return plan !== undefined && mayWork(books, account, plan);
}

function isPair(duty: Duty): duty is Pair {
  return duty.kind === 'second' && duty.sample !== undefined;
}

function isSameItem(a: Review['sample'], b: SampleOf): boolean {
  // Kept by a central from before there were samples, a review has no such field.
  return a != null && a.drawId === b.drawId && a.itemId === b.itemId;
}
