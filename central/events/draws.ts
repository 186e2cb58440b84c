import type { Account } from '../../contract/nouns/account.ts';
import type { CommittedPlan, DrawnItem, DrawRecord } from '../../contract/nouns/draw.ts';
import type { DeskEvent } from '../../contract/nouns/event.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import { compareBytes } from '../../sampling/draw/byteOrder.ts';
import { commitmentSha256 } from '../../sampling/draw/commitment.ts';
import { type ReplacementProblem, replacing } from '../../sampling/draw/spares.ts';
import { goneItem, itemOf, itemOfDraw } from '../items/item.ts';
import { periodicDutyId } from '../programmes/owed.ts';
import { isInScope, placeOfScope } from '../scope.ts';
import type { Books } from './books.ts';
import { canonicalText, digestOf } from './canonical.ts';
import { checkCode } from './checks.ts';
import { drawFault } from './drawFault.ts';
import type { Taking } from './outcome.ts';
import { oweSecondReviews, takeBackSeconds } from './owedSeconds.ts';
import { changeableDraw, workableDraw } from './workable.ts';

/**
 * A plan is committed to before it is drawn, and a draw is never taken back: what is sent again word for word is accepted
 * once more, anything else under the same id is refused.
 */
export async function commitPlan(
  books: Books,
  account: Account,
  given: CommittedPlan,
): Promise<Refusal | null> {
  const { plan, commitment } = given;
  if (plan.createdById !== account.id) return refuse('not-allowed', 'A plan is committed to by its maker.');
  if (given.sha256 !== commitmentSha256(commitment, digestOf) || commitment.planId !== plan.id)
    return refuse('bad-request', 'The hash is not of this commitment.');
  if (plan.secondReview.share > 0 && plan.secondReview.reviewerId === account.id)
    return refuse('bad-request', 'The second review is made by somebody else than the first.');
  if (commitment.attempt > 1 && commitment.redrawReason === null) return refuse('reason-needed');
  const refusal = await checkCode(books, 'redraw', commitment.redrawReason);
  if (refusal !== null) return refusal;
  const earlier = await books.read('committed-plan', given.drawId);
  if (earlier !== null)
    return canonicalText(earlier.body) === canonicalText(given) ? null : refuse('id-reused');
  books.put(itemOfDraw(placeOfScope(account.scope), 'committed-plan', given.drawId, given.drawId, given));
  return null;
}

/** The tickets are counted again here. Which items there are to draw from only the frame tells; its hash is on record. */
export async function makeDraw(books: Books, taking: Taking, given: DrawRecord): Promise<Refusal | null> {
  const { account } = taking;
  const committed = await books.read('committed-plan', given.id);
  if (committed === null || !isInScope(account, committed.item))
    return refuse('not-found', 'The central has no such plan.');
  if (committed.body.plan.createdById !== account.id)
    return refuse('not-allowed', 'A sample is drawn by the maker of its plan.');
  const { sha256 } = committed.body;
  if (given.commitmentSha256 !== sha256 || commitmentSha256(given.commitment, digestOf) !== sha256)
    return refuse('bad-request', 'This draw is not of what was committed to.');
  const earlier = await books.read('draw', given.id);
  // Extensions and replacements have come since; what was drawn must be the same.
  if (earlier !== null)
    return earlier.body.seed === given.seed && firstTicket(earlier.body) === firstTicket(given)
      ? null
      : refuse('already-drawn');
  const fault = drawFault(given);
  if (fault !== null) return refuse('bad-request', fault);
  books.put(itemOfDraw(committed.item, 'draw', given.id, given.id, given));
  await oweSecondReviews(books, taking, { record: given, plan: committed.body.plan });
  return null;
}

/** More of the same draw. What it adds must be the next tickets; earlier items keep their places. */
export async function extendDraw(
  books: Books,
  taking: Taking,
  given: Extract<DeskEvent, { kind: 'draw-extended' }>,
): Promise<Refusal | null> {
  const { account } = taking;
  const known = await workableDraw(books, account, given.drawId);
  if (isRefusal(known)) return known;
  const { stratum, at } = given.extension;
  if (known.record.extensions.some((other) => other.stratum === stratum && other.at === at)) return null;
  const draw = await changeableDraw(books, known);
  if (isRefusal(draw)) return draw;
  if (draw.plan === null)
    return refuse('not-allowed', 'What is drawn for a period is the central’s to extend.');
  const { record } = draw;
  const added = new Map(given.items.map((item) => [item.id, item]));
  const extended: DrawRecord = {
    ...record,
    items: [...record.items.filter(({ id }) => !added.has(id)), ...given.items].sort(byStratumAndOrder),
    extensions: [...record.extensions, { ...given.extension, by: account.name }],
  };
  const fault = drawFault(extended);
  if (fault !== null) return refuse('bad-request', fault);
  books.put(itemOfDraw(draw.item, 'draw', record.id, record.id, extended));
  await oweSecondReviews(books, taking, { record: extended, plan: draw.plan });
  return null;
}

type Replaced = DrawRecord['replacements'][number];

/** An item that doesn't belong makes room for the next spare of its stratum: the central finds the same one. */
export async function replaceItem(
  books: Books,
  taking: Taking,
  drawId: string,
  given: Replaced,
): Promise<Refusal | null> {
  const { account } = taking;
  const known = await workableDraw(books, account, drawId);
  if (isRefusal(known)) return known;
  const earlier = known.record.replacements.find(({ out }) => out === given.out);
  if (earlier !== undefined)
    return earlier.in === given.in ? null : refuse('id-reused', `${given.out} was replaced before.`);
  const draw = await changeableDraw(books, known);
  if (isRefusal(draw)) return draw;
  const refusal = await checkCode(books, 'out-of-frame', given.reason);
  if (refusal !== null) return refusal;
  const { record } = draw;
  const replaced = replacing(record, { ...given, by: account.name });
  if (!replaced.ok) return refuse('bad-request', wordsFor(replaced.problem));
  const replacement: Replaced = { ...given, by: account.name };
  if (replaced.value.replacements.at(-1)?.in !== given.in)
    return refuse('bad-request', `${given.in} is not the next spare of its stratum.`);
  const changed = { ...record, replacements: [...record.replacements, replacement] };
  books.put(itemOfDraw(draw.item, 'draw', record.id, record.id, changed));
  if (draw.plan === null) await moveDuty(books, record.id, given);
  await takeBackSeconds(books, record.id, [given.out]);
  await oweSecondReviews(books, taking, { record: changed, plan: draw.plan });
  return null;
}

/** Of what was drawn for a period, whoever owed the review of the one owes that of its spare. */
async function moveDuty(books: Books, drawId: string, given: Replaced): Promise<void> {
  const owed = await books.read('duty', periodicDutyId(drawId, given.out));
  if (owed === null || owed.body.doneAt !== null) return;
  books.put(goneItem(owed.item));
  const [video] = await books.about('video', given.in);
  if (video === undefined) return;
  const id = periodicDutyId(drawId, given.in);
  const sample = { drawId, itemId: given.in };
  books.put(itemOf('duty', { ...owed.body, id, videoId: video.body.id, sample }));
}

function wordsFor(problem: ReplacementProblem): string {
  switch (problem.kind) {
    case 'not-in-sample':
      return `${problem.id} is not in the sample.`;
    case 'replaced-already':
      return `${problem.id} was replaced before, by ${problem.by}.`;
    case 'spares-exhausted':
      return `No spare of ${problem.stratum} is left.`;
  }
}

function firstTicket(record: DrawRecord): string {
  return record.items[0]?.ticket ?? '';
}

function byStratumAndOrder(a: DrawnItem, b: DrawnItem): number {
  return compareBytes(a.stratum, b.stratum) || a.order - b.order;
}
