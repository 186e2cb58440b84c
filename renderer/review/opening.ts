import { deskApi } from '../../contract/desk-api.ts';
import type { Duty, Purpose } from '../../contract/nouns/review.ts';
import { footageFrom, playableFrom } from '../player/footage.ts';
import { nothingYet } from './reviewState.ts';
import type { Desk } from './reviewStore.ts';

/** Brings what is known of a video onto the screen and opens its review. With a duty, the duty says why. */
export async function openReview(desk: Desk, videoId: string, dutyId: string | null): Promise<void> {
  desk.store.setState({ ...nothingYet, videoId }, true);
  void askFootageOf(desk, videoId);
  const [detail, catalogue] = await Promise.all([
    desk.call(deskApi.video, { params: { id: videoId } }),
    desk.call(deskApi.catalogue),
  ]);
  if (isElsewhere(desk, videoId)) return;
  if (!detail.ok || !catalogue.ok) {
    const failed = detail.ok ? catalogue : detail;
    if (!failed.ok) desk.store.setState({ phase: 'failed', problem: failed.problem });
    return;
  }
  const duty =
    detail.value.duties.find(({ id }) => id === dutyId) ??
    detail.value.duties.find(({ doneAt }) => doneAt === null) ??
    null;
  desk.store.setState({ detail: detail.value, catalogue: catalogue.value, duty });
  if (duty === null) desk.store.setState({ phase: 'purpose' });
  else await begin(desk, videoId, duty, purposeOf(duty));
}

/** Opens a review that nobody asked for, once the reviewer has said why. */
export function purposeFor(desk: Desk) {
  return async (purpose: Purpose): Promise<void> => {
    const { detail } = desk.store.getState();
    if (detail !== null) await begin(desk, detail.video.id, null, purpose);
  };
}

async function begin(desk: Desk, videoId: string, duty: Duty | null, purpose: Purpose): Promise<void> {
  const body = { id: desk.ids(), videoId, dutyId: duty?.id ?? null, purpose };
  const outcome = await desk.call(deskApi.openReview, { body });
  if (isElsewhere(desk, videoId)) return;
  if (!outcome.ok) desk.store.setState({ phase: 'failed', problem: outcome.problem });
  else
    desk.store.setState(({ trouble }) => ({
      phase: 'open',
      problem: null,
      review: outcome.value,
      trouble: trouble ?? outcome.value.review.trouble,
    }));
}

function purposeOf(duty: Duty): Purpose {
  switch (duty.kind) {
    case 'periodic':
    case 'returned':
      return 'periodic';
    case 'second':
      return 'second-review';
    case 'audit':
      return 'audit';
    case 'case':
      return 'investigation';
  }
}

export async function askFootage(desk: Desk): Promise<void> {
  const { videoId } = desk.store.getState();
  if (videoId !== null) await askFootageOf(desk, videoId);
}

async function askFootageOf(desk: Desk, videoId: string): Promise<void> {
  const outcome = await desk.call(deskApi.playback, { params: { id: videoId } });
  if (isElsewhere(desk, videoId)) return;
  desk.store.setState({ footage: outcome.ok ? playableFrom(outcome.value) : footageFrom(outcome.problem) });
}

/** The reviewer went on to another video meanwhile. */
function isElsewhere(desk: Desk, videoId: string): boolean {
  return desk.store.getState().videoId !== videoId;
}

/** Asks how things stand with the review now: what was sent meanwhile. What is being written is left alone. */
export async function refresh(desk: Desk): Promise<void> {
  const { review } = desk.store.getState();
  if (review === null) return;
  const outcome = await desk.call(deskApi.review, { params: { id: review.review.id } });
  if (outcome.ok && desk.store.getState().review?.review.id === outcome.value.review.id)
    desk.store.setState({ review: outcome.value });
}
