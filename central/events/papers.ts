import { createPublicKey, verify } from 'node:crypto';
import type { Account } from '../../contract/nouns/account.ts';
import {
  entryFault,
  type PaperEntry,
  paperEntryText,
  preparerOf,
  type WorkPaper,
} from '../../contract/nouns/sample.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import { itemOfDraw } from '../items/item.ts';
import type { Books } from './books.ts';
import { canonicalText, digestOf } from './canonical.ts';
import { takeBackSeconds } from './owedSeconds.ts';
import { changeableDraw, visibleDraw, workableDraw } from './workable.ts';

/** Signing closes the audit: nothing of the draw changes any more, and there is one paper only. */
export async function keepPaper(books: Books, account: Account, given: WorkPaper): Promise<Refusal | null> {
  const known = await workableDraw(books, account, given.drawId);
  if (isRefusal(known)) return known;
  if (digestOf(given.body) !== given.sha256 || !isSigned(given.body, given))
    return refuse('bad-request', 'The signature is not of this paper.');
  const body = { ...given, signedBy: account.name, signedById: account.id };
  const earlier = await books.read('paper', given.id);
  if (earlier !== null)
    return canonicalText(earlier.body) === canonicalText(body) ? null : refuse('id-reused');
  const draw = await changeableDraw(books, known);
  if (isRefusal(draw)) return draw;
  books.put(itemOfDraw(draw.item, 'paper', given.id, given.drawId, body));
  // The audit is closed: second reviews that are still owed can no longer count.
  if (draw.plan !== null && draw.plan.secondReview.share > 0)
    await takeBackSeconds(
      books,
      given.drawId,
      draw.record.items.map(({ id }) => id),
    );
  return null;
}

/** Whoever sees the draw may add to its signed paper, under the account's own name; what was added stays. */
export async function addPaperEntry(
  books: Books,
  account: Account,
  given: PaperEntry,
): Promise<Refusal | null> {
  const { drawId, paperSha } = given;
  const draw = await visibleDraw(books, account, drawId);
  if (isRefusal(draw)) return draw;
  if (given.authorId !== account.id) return refuse('not-allowed', 'Nobody signs for somebody else.');
  if (!isSigned(paperEntryText(given), given))
    return refuse('bad-request', 'The signature is not of this entry.');
  const earlier = await books.read('paper-entry', given.id);
  if (earlier !== null) {
    // Who said it is the account's to say: a name that changed since doesn't make it another entry.
    const { author, role } = earlier.body;
    return canonicalText(earlier.body) === canonicalText({ ...given, author, role })
      ? null
      : refuse('id-reused');
  }
  const [paper] = await books.about('paper', drawId);
  if (paper === undefined) return refuse('paper-unsigned');
  if (paper.body.sha256 !== paperSha) return refuse('bad-request', 'The entry is about another paper.');
  const plan = (await books.read('committed-plan', drawId))?.body.plan ?? null;
  const others = (await books.about('paper-entry', drawId)).map(({ body }) => body);
  const fault = entryFault(given, preparerOf(paper.body, plan?.createdById ?? null), others);
  if (fault !== null) return refuse(fault);
  const body = { ...given, author: account.name, role: account.role };
  books.put(itemOfDraw(draw, 'paper-entry', given.id, drawId, body));
  return null;
}

function isSigned(
  text: string,
  { signature, publicKey }: Pick<WorkPaper, 'signature' | 'publicKey'>,
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
