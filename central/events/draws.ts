import { createPublicKey, verify } from 'node:crypto';
import type { Account } from '../../contract/nouns/account.ts';
import type { CommittedPlan, DrawnItem, DrawRecord } from '../../contract/nouns/draw.ts';
import type { DeskEvent } from '../../contract/nouns/event.ts';
import type { Adjudication, SampleItem, WorkPaper } from '../../contract/nouns/sample.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import { ticketOf } from '../../sampling/draw/ticket.ts';
import { itemOfDraw, type SampleNoun } from '../items/item.ts';
import { isInScope } from '../scope.ts';
import type { Books } from './books.ts';
import { canonicalText, digestOf } from './canonical.ts';

/**
 * A plan is committed to before it is drawn, and a draw is never taken back: what is sent again word for word is accepted
 * once more, anything else under the same id is refused.
 */
export async function commitPlan(
  books: Books,
  account: Account,
  given: CommittedPlan,
): Promise<Refusal | null> {
  if (given.plan.createdById !== account.id)
    return refuse('not-allowed', 'A plan is committed to by its maker.');
  if (given.sha256 !== hashOf(given.commitment))
    return refuse('bad-request', 'The hash is not of this commitment.');
  return once(books, account, 'committed-plan', given.drawId, given.drawId, given);
}

/** The tickets are counted again here. Which items there are to draw from only the frame tells; its hash is on record. */
export async function makeDraw(books: Books, account: Account, given: DrawRecord): Promise<Refusal | null> {
  const committed = await visible(books, account, 'committed-plan', given.id);
  if (isRefusal(committed)) return committed;
  if (committed.plan.createdById !== account.id)
    return refuse('not-allowed', 'A sample is drawn by the maker of its plan.');
  if (given.commitmentSha256 !== committed.sha256 || hashOf(given.commitment) !== committed.sha256)
    return refuse('bad-request', 'This draw is not of what was committed to.');
  const earlier = await books.read('draw', given.id);
  // Extensions and replacements have come since; what was drawn must be the same.
  if (earlier !== null)
    return earlier.body.seed === given.seed && firstTicket(earlier.body) === firstTicket(given)
      ? null
      : refuse('already-drawn');
  const wrong = given.items.find((item) => !hasItsTicket(given.seed, item));
  if (wrong !== undefined) return refuse('bad-request', `The ticket of ${wrong.id} is not this seed's.`);
  books.put(itemOfDraw(account.scope, 'draw', given.id, given.id, given));
  return null;
}

export async function extendDraw(
  books: Books,
  account: Account,
  given: Extract<DeskEvent, { kind: 'draw-extended' }>,
): Promise<Refusal | null> {
  const draw = await visible(books, account, 'draw', given.drawId);
  if (isRefusal(draw)) return draw;
  const { extension } = given;
  if (draw.extensions.some(({ stratum, at }) => stratum === extension.stratum && at === extension.at))
    return null;
  const wrong = given.items.find((item) => !hasItsTicket(draw.seed, item));
  if (wrong !== undefined) return refuse('bad-request', `The ticket of ${wrong.id} is not this seed's.`);
  const added = new Map(given.items.map((item) => [item.id, item]));
  const items = [...draw.items.filter(({ id }) => !added.has(id)), ...given.items].sort(byStratumAndOrder);
  const extended = { ...draw, items, extensions: [...draw.extensions, extension] };
  books.put(itemOfDraw(account.scope, 'draw', draw.id, draw.id, extended));
  return null;
}

export async function replaceItem(
  books: Books,
  account: Account,
  drawId: string,
  given: DrawRecord['replacements'][number],
): Promise<Refusal | null> {
  const draw = await visible(books, account, 'draw', drawId);
  if (isRefusal(draw)) return draw;
  const earlier = draw.replacements.find(({ out }) => out === given.out);
  if (earlier !== undefined)
    return earlier.in === given.in ? null : refuse('id-reused', `${given.out} was replaced before.`);
  const replaced = { ...draw, replacements: [...draw.replacements, given] };
  books.put(itemOfDraw(account.scope, 'draw', draw.id, draw.id, replaced));
  return null;
}

/** The newest word about an item stands. Of two machines that speak about one item, the later one. */
export async function keepSampleItem(
  books: Books,
  account: Account,
  given: SampleItem,
): Promise<Refusal | null> {
  const draw = await openDraw(books, account, given.drawId);
  if (isRefusal(draw)) return draw;
  const earlier = (await books.read('sample-item', given.id))?.body ?? null;
  if (earlier !== null && earlier.at > given.at) return null;
  books.put(itemOfDraw(account.scope, 'sample-item', given.id, given.drawId, { ...given, by: account.name }));
  return null;
}

export async function keepAdjudication(
  books: Books,
  account: Account,
  given: Adjudication,
): Promise<Refusal | null> {
  const draw = await openDraw(books, account, given.drawId);
  if (isRefusal(draw)) return draw;
  const body = { ...given, by: account.name };
  books.put(itemOfDraw(account.scope, 'adjudication', given.id, given.drawId, body));
  return null;
}

export async function keepPaper(books: Books, account: Account, given: WorkPaper): Promise<Refusal | null> {
  const draw = await visible(books, account, 'draw', given.drawId);
  if (isRefusal(draw)) return draw;
  if (digestOf(given.body) !== given.sha256 || !isSigned(given))
    return refuse('bad-request', 'The signature is not of this paper.');
  return once(books, account, 'paper', given.id, given.drawId, given);
}

function isSigned({ body, signature, publicKey }: WorkPaper): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(body), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** A draw whose paper isn't signed. */
async function openDraw(books: Books, account: Account, drawId: string): Promise<DrawRecord | Refusal> {
  const draw = await visible(books, account, 'draw', drawId);
  if (isRefusal(draw)) return draw;
  return (await books.isSigned(drawId)) ? refuse('draw-signed') : draw;
}

async function visible<N extends 'committed-plan' | 'draw'>(
  books: Books,
  account: Account,
  noun: N,
  id: string,
) {
  const found = await books.read(noun, id);
  return found !== null && isInScope(account, found.item)
    ? found.body
    : refuse('not-found', 'The central has no such draw.');
}

async function once<N extends Extract<SampleNoun, 'committed-plan' | 'paper'>>(
  books: Books,
  account: Account,
  noun: N,
  id: string,
  drawId: string,
  body: N extends 'paper' ? WorkPaper : CommittedPlan,
): Promise<Refusal | null> {
  const earlier = await books.read(noun, id);
  if (earlier !== null)
    return canonicalText(earlier.body) === canonicalText(body) ? null : refuse('id-reused');
  books.put(itemOfDraw(account.scope, noun, id, drawId, body as never));
  return null;
}

function hashOf(commitment: CommittedPlan['commitment']): string {
  return digestOf(canonicalText(commitment) ?? '');
}

function hasItsTicket(seed: string, item: DrawnItem): boolean {
  return ticketOf(digestOf, seed, item.id) === item.ticket;
}

function firstTicket(record: DrawRecord): string {
  return record.items[0]?.ticket ?? '';
}

function byStratumAndOrder(a: DrawnItem, b: DrawnItem): number {
  if (a.stratum !== b.stratum) return Buffer.compare(Buffer.from(a.stratum), Buffer.from(b.stratum));
  return a.order - b.order;
}
