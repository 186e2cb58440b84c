import { decisionFault } from '../../contract/nouns/classification.ts';
import type { DeskEvent } from '../../contract/nouns/event.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import { itemAbout, itemOf } from '../items/item.ts';
import { isInScope } from '../scope.ts';
import type { Books } from './books.ts';
import { visibleVideo } from './checks.ts';
import type { Taking } from './outcome.ts';
import { codesOf, isSameSet, reclassified, retentionOf } from './reclassification.ts';

type Given = Extract<DeskEvent, { kind: 'reclassification-decided' }>;

/**
 * Takes a second person's word on a request that would shorten how long a video is kept. An approval is applied only to
 * the classes on which the request was made; when they are others by now, nothing changes and the request is published as a
 * conflict, so that both of them see why. The same decision under another number is accepted once more.
 */
export async function decideReclassification(
  books: Books,
  { account, now }: Taking,
  { reclassificationId: id, videoId, decision, note }: Given,
): Promise<Refusal | null> {
  const entry = await books.read('reclassification', id);
  // One of a blind pair's is hidden from others: to them there is no such request.
  if (entry === null || entry.body.videoId !== videoId || !isInScope(account, entry.item))
    return refuse('not-found');
  const { body: record, item } = entry;
  const video = await visibleVideo(books, account, videoId);
  if (isRefusal(video)) return video;
  const isSaid = decision === 'approved' ? record.state !== 'declined' : record.state === 'declined';
  if (record.decidedById === account.id && isSaid) return null;
  const fault = decisionFault(account, record);
  if (fault !== null) return refuse(fault);
  if (decision === 'declined' && (note === null || note.trim() === '')) return refuse('note-needed');

  const table = await retentionOf(books);
  const keep = (state: 'applied' | 'declined' | 'conflict') => {
    const decided = { decidedBy: account.name, decidedAt: now, decidedById: account.id, decisionNote: note };
    books.put(itemAbout(video, 'reclassification', id, { ...record, state, ...decided }, item.accountId));
  };
  if (decision === 'declined') {
    keep('declined');
    return null;
  }
  if (!table.has(record.to)) return refuse('code-unknown', `"${record.to}" is not a classification here.`);
  if (!isSameSet(record.from, codesOf(video))) {
    keep('conflict');
    return null;
  }
  books.put(itemOf('video', reclassified(video, record.to, record.requestedByName, now, table)));
  keep('applied');
  return null;
}
