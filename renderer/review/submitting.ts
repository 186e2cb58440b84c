import { deskApi } from '../../contract/desk-api.ts';
import type { QueueRow } from '../../contract/library-state.ts';
import type { RefusalCode } from '../../contract/problem.ts';
import { takeReview } from './heldFindings.ts';
import { flushFindings } from './marking.ts';
import type { Desk } from './reviewStore.ts';

export type Submitted = { readonly next: QueueRow | null };

/** Keeps what is still being typed, then closes the review. Otherwise answers what stands in the way; the screen says why. */
export function submitReview(desk: Desk) {
  return async (): Promise<Submitted | RefusalCode | null> => {
    const { review, submitting } = desk.store.getState();
    if (review === null || review.review.state !== 'open' || submitting) return null;
    desk.store.setState({ submitting: true, complaint: null });
    desk.fields.want({ watched: desk.watched() });
    const kept = (await flushFindings(desk)) && (await desk.fields.flush());
    const outcome = kept ? await desk.call(deskApi.submit, { params: { id: review.review.id } }) : null;
    desk.store.setState({ submitting: false });
    if (outcome === null) return null;
    if (!outcome.ok) {
      desk.complain('The review was not submitted.', outcome.problem);
      return outcome.problem.code === 'engine-away' || outcome.problem.code === 'overtaken'
        ? null
        : outcome.problem.code;
    }
    takeReview(desk, outcome.value.review, desk.told);
    desk.told.fields += 1;
    return { next: outcome.value.next };
  };
}
