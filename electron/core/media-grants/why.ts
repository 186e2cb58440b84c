import { isReason, type Purpose, type WatchReason } from '../../../contract/nouns/review.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import { sealedOf } from '../check-out/store.ts';
import type { ReadDb } from '../db/sql.ts';
import { dutiesOfVideo } from '../duty/store.ts';
import { reviewById, reviewsOfVideo } from '../review/store.ts';
import { companionsOf } from '../video/companions.ts';

/** Why somebody may watch a recording, as it goes into the audit log with the grant. */
export type Why = {
  /** `duty`: it is owed · `review`: its review is open · `beside`: a review of the same incident is · `sample`: taken along
   * with one · `reason`: the reviewer has said why. */
  readonly because: 'duty' | 'review' | 'beside' | 'sample' | 'reason';
  /** Of the duty or the review. */
  readonly of?: string;
  readonly purpose?: Purpose;
  readonly note?: string;
};

type Asked = { readonly reason?: WatchReason | undefined; readonly beside?: string | undefined };

/**
 * Nobody watches just so. `said`: the reason that was given for this recording before, in this sign-on. Another camera of
 * an incident is covered by what its review is for; a recording that nothing joins to it isn't.
 */
export function whyWatched(
  db: ReadDb,
  videoId: string,
  asked: Asked,
  said: WatchReason | undefined,
): Why | Refusal {
  const duty = dutiesOfVideo(db, videoId).find(({ doneAt }) => doneAt === null);
  if (duty !== undefined) return { because: 'duty', of: duty.id };
  const open = reviewsOfVideo(db, videoId).find(({ state }) => state === 'open');
  if (open !== undefined) {
    const { id, purpose, purposeNote } = open;
    return {
      because: 'review',
      of: id,
      purpose,
      ...(purposeNote === undefined ? {} : { note: purposeNote }),
    };
  }
  const beside = asked.beside === undefined ? null : reviewById(db, asked.beside);
  if (beside?.state === 'open' && isOfIncident(db, beside.videoId, videoId))
    return { because: 'beside', of: beside.id, purpose: beside.purpose };
  if (sealedOf(db, videoId)?.state === 'whole') return { because: 'sample' };
  const reason = asked.reason ?? said;
  if (reason === undefined)
    return refuse('reason-needed', 'This recording isn’t on your list. Say why you watch it.');
  if (!isReason(reason)) return refuse('reason-needed', 'Say in a few words what the reason is.');
  const { purpose, note } = reason;
  return { because: 'reason', purpose, ...(note === undefined ? {} : { note }) };
}

function isOfIncident(db: ReadDb, reviewed: string, videoId: string): boolean {
  return companionsOf(db, reviewed)?.some(({ id }) => id === videoId) ?? false;
}
