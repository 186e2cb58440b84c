import type { Account } from '../../contract/nouns/account.ts';
import type { DrawRecord } from '../../contract/nouns/draw.ts';
import type { Plan } from '../../contract/nouns/plan.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import type { Item } from '../items/item.ts';
import { isInScope } from '../scope.ts';
import type { Books } from './books.ts';

/** A draw that this account may work on. `plan` null: drawn by the central for a period. */
export type Workable = { readonly item: Item; readonly record: DrawRecord; readonly plan: Plan | null };

/**
 * The draw, for who may work on it: the maker of its plan; auditors of the whole department, on each other's; and what
 * was drawn for a period, the sergeants of its squad. Others who see it are `not-allowed`, who don't are told `not-found`.
 */
export async function workableDraw(
  books: Books,
  account: Account,
  drawId: string,
): Promise<Workable | Refusal> {
  const draw = await books.read('draw', drawId);
  if (draw === null || !isInScope(account, draw.item))
    return refuse('not-found', 'The central has no such draw.');
  const plan = (await books.read('committed-plan', drawId))?.body.plan ?? null;
  return (await mayWork(books, account, plan))
    ? { item: draw.item, record: draw.body, plan }
    : refuse('not-allowed', 'Somebody else works on this sample.');
}

/** The draw's place, for who sees it: whose own it is, or anybody else's whose scope holds it. */
export async function visibleDraw(books: Books, account: Account, drawId: string): Promise<Item | Refusal> {
  const draw = await books.read('draw', drawId);
  return draw !== null && isInScope(account, draw.item)
    ? draw.item
    : refuse('not-found', 'The central has no such draw.');
}

/** A draw whose paper isn't signed, or the refusal that came instead of it. */
export async function changeableDraw(books: Books, draw: Workable | Refusal): Promise<Workable | Refusal> {
  if (isRefusal(draw)) return draw;
  return (await books.isSigned(draw.record.id)) ? refuse('draw-signed') : draw;
}

/** Whether an account may work on samples of this plan; null: on what was drawn for a period. */
export async function mayWork(books: Books, account: Account, plan: Plan | null): Promise<boolean> {
  if (plan === null) return account.role === 'sergeant' && account.scope.kind === 'squad';
  if (plan.createdById === account.id) return true;
  if (!auditsAll(account)) return false;
  const maker = await books.account(plan.createdById);
  return maker !== null && auditsAll(maker);
}

function auditsAll({ role, scope }: Account): boolean {
  return role === 'auditor' && scope.kind === 'department';
}
