import type { CodeList } from '../../../contract/nouns/account.ts';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Review } from '../../../contract/nouns/review.ts';
import type { ItemState, SampleItem } from '../../../contract/nouns/sample.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import { replacing, sampleOf } from '../../../sampling/draw/spares.ts';
import { codeListsOf } from '../catalogue/configuration.ts';
import type { ReadDb, WriteDb } from '../db/sql.ts';
import { append } from '../outbox/append.ts';
import { sha256 } from '../plan/hashing.ts';
import { drawById, paperOf, putDraw } from '../plan/store.ts';
import { hasCode } from '../review/codes.ts';
import { reviewById } from '../review/store.ts';
import { keptItem, putItem } from './states.ts';

export type Settling = Pick<SampleItem, 'state' | 'reason' | 'note' | 'videoId'>;

/** From which list the reason of a state comes. States that aren't named need none. */
const reasonLists: Partial<Record<ItemState, CodeList['id']>> = {
  unavailable: 'unavailable',
  'out-of-frame': 'out-of-frame',
  missing: 'no-video',
};

/** One id for ever for the same item of a draw, whatever characters its own has and however long it is. */
export function sampleItemId(drawId: string, itemId: string): string {
  return `${drawId}/${sha256(itemId).slice(0, 32)}`;
}

/** A draw that can still be worked on. */
export function openDraw(db: ReadDb, drawId: string): DrawRecord | Refusal {
  const record = drawById(db, drawId);
  if (record === null) return refuse('not-found', 'This desk has no such draw.');
  return paperOf(db, drawId) === null ? record : refuse('draw-signed');
}

/** Why an item can't be settled so; null: it can. */
export function refuseSettling(
  db: ReadDb,
  record: DrawRecord,
  itemId: string,
  { state, reason }: Settling,
  now: number,
): Refusal | null {
  if (record.replacements.some(({ out }) => out === itemId))
    return state === 'out-of-frame'
      ? null
      : refuse('bad-request', 'A spare has taken the place of this item.');
  if (keptItem(db, record.id, itemId)?.state === 'reviewed' && state !== 'reviewed')
    return refuse('bad-request', 'This item has been reviewed, and what was seen stays in the sample.');
  if (!sampleOf(record).some(({ id }) => id === itemId))
    return refuse('not-found', 'This item is not in the sample.');
  const list = reasonLists[state];
  if (list !== undefined && reason === null) return refuse('reason-needed');
  if (list !== undefined && reason !== null && !hasCode(codeListsOf(db), list, reason, now))
    return refuse('code-unknown');
  if (state !== 'reviewed') return null;
  const reviewId = keptItem(db, record.id, itemId)?.reviewId ?? null;
  const review = reviewId === null ? null : reviewById(db, reviewId);
  return review?.state === 'submitted' ? null : refuse('review-needed');
}

/**
 * Says where an item stands. Out of frame takes the next spare of its stratum, if one stands by; nobody chooses which.
 * Answers with the item that took the place, or null. Within the caller's transaction, after `refuseSettling`.
 */
export function settle(
  db: WriteDb,
  record: DrawRecord,
  itemId: string,
  said: Settling,
  by: { readonly name: string; readonly reviewId?: string },
  now: Instant,
): string | null {
  const before = keptItem(db, record.id, itemId);
  const item: SampleItem = {
    id: sampleItemId(record.id, itemId),
    drawId: record.id,
    itemId,
    ...said,
    reviewId: by.reviewId ?? before?.reviewId ?? null,
    by: by.name,
    at: now,
  };
  putItem(db, item);
  append(db, { kind: 'sample-item-kept', item }, said.videoId ?? '', now);
  return said.state === 'out-of-frame' ? replace(db, record, itemId, said.reason ?? '', by.name, now) : null;
}

function replace(
  db: WriteDb,
  record: DrawRecord,
  out: string,
  reason: string,
  by: string,
  at: Instant,
): string | null {
  const replaced = replacing(record, { out, reason, by, at });
  if (!replaced.ok) return replaced.problem.kind === 'replaced-already' ? replaced.problem.by : null;
  const replacement = replaced.value.replacements.at(-1);
  if (replacement === undefined) throw new Error('a replacement that replaced nothing');
  const changed = { ...record, replacements: [...record.replacements, { ...replacement, at }] };
  putDraw(db, changed);
  append(db, { kind: 'item-replaced', drawId: record.id, replacement: { ...replacement, at } }, '', at);
  return replacement.in;
}

/** A submitted review of an item settles it, in the same transaction: reviewed, or unavailable with its reason. */
export function settleByReview(db: WriteDb, review: Review, now: Instant): void {
  if (review.sample === null || review.purpose === 'second-review') return;
  const { drawId, itemId } = review.sample;
  const record = openDraw(db, drawId);
  // A signed audit keeps what it said; the review itself is submitted all the same.
  if ('refused' in record) return;
  const state = review.unavailable === null ? 'reviewed' : 'unavailable';
  const said = { state, reason: review.unavailable, note: '', videoId: review.videoId } as const;
  settle(db, record, itemId, said, { name: review.reviewerName, reviewId: review.id }, now);
}
