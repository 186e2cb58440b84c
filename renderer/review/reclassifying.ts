import { deskApi } from '../../contract/desk-api.ts';
import type { Desk } from './reviewStore.ts';

/** Asks for another class. True when the request is kept. */
export function askReclassification(desk: Desk) {
  return async (to: string, reason: string, reference: string): Promise<boolean> => {
    const { review } = desk.store.getState();
    if (review === null) return false;
    const outcome = await desk.call(deskApi.reclassify, {
      params: { id: review.review.id },
      body: { id: desk.ids(), to, reason, reference: reference.trim() === '' ? null : reference.trim() },
    });
    desk.told.reclassification += 1;
    if (!outcome.ok) {
      desk.complain('The new classification was not asked for.', outcome.problem);
      return false;
    }
    desk.store.setState((state) =>
      state.review === null ? {} : { review: { ...state.review, reclassification: outcome.value } },
    );
    return true;
  };
}
