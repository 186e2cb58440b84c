import { deskApi } from '../../contract/desk-api.ts';
import type { Duty, Purpose, Trouble, WatchReason } from '../../contract/nouns/review.ts';
import type { ReviewDetail } from '../../contract/review-state.ts';
import { sampleApi } from '../../contract/sample-api.ts';
import type { Outcome } from '../api/call.ts';
import { type Footage, footageFrom, playableFrom } from '../player/footage.ts';
import type { SampleRef } from '../route/route.ts';
import { takeReview } from './heldFindings.ts';
import { nothingYet } from './reviewState.ts';
import type { Desk } from './reviewStore.ts';

/**
 * Brings what is known of a video onto the screen and opens its review. A duty, a sample or a review that is open already
 * says why; without one nothing is shown of the footage before the reviewer has said it. What was asked ahead for a duty is
 * shown at once. Where only the review says why, it is opened before the footage is asked for.
 */
export async function openReview(
  desk: Desk,
  videoId: string,
  dutyId: string | null,
  reviewerId: string,
  sample: SampleRef | null,
): Promise<void> {
  const known = desk.ahead.known(videoId);
  const footage = known === null ? nothingYet.footage : playableFrom(known);
  desk.history.forget();
  desk.store.setState({ ...nothingYet, videoId, sample, footage }, true);
  const detail = await desk.call(deskApi.video, { params: { id: videoId } });
  if (isElsewhere(desk, videoId)) return;
  if (!detail.ok) {
    desk.store.setState({ phase: 'failed', problem: detail.problem });
    return;
  }
  if (sample !== null) {
    desk.store.setState({ detail: detail.value });
    const isOpened = await begin(desk, videoId, () => openItem(desk, videoId, sample));
    if (isOpened && known === null) await askFootageOf(desk, videoId);
    return;
  }
  const mine = detail.value.duties.filter((one) => one.reviewerId === reviewerId);
  const duty = mine.find(({ id }) => id === dutyId) ?? mine.find(({ doneAt }) => doneAt === null) ?? null;
  desk.store.setState({ detail: detail.value, duty });
  if (duty === null) {
    // A duty that is over meanwhile.
    desk.ahead.forget(videoId);
    const { underReview } = detail.value;
    if (underReview === null) askWhy(desk);
    else await openedFirst(desk, videoId, null, { purpose: underReview });
    return;
  }
  if (duty.doneAt !== null && known === null) {
    await openedFirst(desk, videoId, duty, { purpose: purposeOf(duty) });
    return;
  }
  if (known === null) void askFootageOf(desk, videoId);
  await begin(desk, videoId, () => openFor(desk, videoId, duty, { purpose: purposeOf(duty) }));
}

function askWhy({ store }: Pick<Desk, 'store'>): void {
  store.setState({ phase: 'purpose', footage: nothingYet.footage });
}

async function openedFirst(desk: Desk, videoId: string, duty: Duty | null, why: WatchReason): Promise<void> {
  const isOpened = await begin(desk, videoId, () => openFor(desk, videoId, duty, why));
  if (isOpened) await askFootageOf(desk, videoId);
}

/** Opens a review that nobody asked for, once the reviewer has said why. */
export function purposeFor(desk: Desk) {
  return async (reason: WatchReason): Promise<void> => {
    const { detail } = desk.store.getState();
    if (detail !== null) await openedFirst(desk, detail.video.id, null, reason);
  };
}

type Opened = Promise<Outcome<ReviewDetail>>;

function openFor(desk: Desk, videoId: string, duty: Duty | null, why: WatchReason): Opened {
  return desk.call(deskApi.openReview, {
    body: { id: desk.ids(), videoId, dutyId: duty?.id ?? null, ...why },
  });
}

function openItem(desk: Desk, videoId: string, { drawId, itemId }: SampleRef): Opened {
  return desk.call(sampleApi.openItem, {
    params: { id: drawId, itemId },
    body: { reviewId: desk.ids(), videoId },
  });
}

/** Answers whether it is open, and still the one on the screen. */
async function begin(desk: Desk, videoId: string, open: () => Opened): Promise<boolean> {
  const since = { ...desk.told };
  const outcome = await open();
  if (isElsewhere(desk, videoId)) return false;
  if (!outcome.ok) {
    desk.store.setState({ phase: 'failed', problem: outcome.problem });
    return false;
  }
  const { trouble: seen, footage } = desk.store.getState();
  const before = outcome.value.review.trouble;
  takeReview(desk, outcome.value, since, { phase: 'open', problem: null });
  const isOver = before !== null && isOfAccess(before) && footage.state === 'playable';
  sayTrouble(desk, seen ?? (isOver ? null : before));
  return true;
}

/** Shows what is wrong with the picture, and keeps it with the review as soon as there is one. */
export function sayTrouble(desk: Pick<Desk, 'store' | 'fields'>, trouble: Trouble | null): void {
  const { review, trouble: said } = desk.store.getState();
  desk.store.setState({ trouble });
  // What was said before may still be on its way to the core, so that what is kept alone doesn't tell.
  const isKept = isSame(review?.review.trouble ?? null, trouble) && isSame(said, trouble);
  if (review?.review.state === 'open' && !isKept) desk.fields.want({ trouble });
}

function isSame(kept: Trouble | null, seen: Trouble | null): boolean {
  return kept?.code === seen?.code && kept?.atMs === seen?.atMs;
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
  const outcome = await desk.call(deskApi.playback, { params: { id: videoId }, body: {} });
  if (isElsewhere(desk, videoId)) return;
  // Its review was submitted meanwhile.
  if (!outcome.ok && outcome.problem.code === 'reason-needed') {
    askWhy(desk);
    return;
  }
  const footage = outcome.ok ? playableFrom(outcome.value) : footageFrom(outcome.problem);
  const { duty } = desk.store.getState();
  if (outcome.ok && duty !== null && duty.doneAt === null) desk.ahead.keep(videoId, outcome.value);
  else desk.ahead.forget(videoId);
  takeFootage(desk, footage);
}

/** What the central says now about the footage, and whether that is a trouble with the video or ends one. */
export function takeFootage(desk: Pick<Desk, 'store' | 'fields'>, footage: Footage): void {
  desk.store.setState({ footage });
  const said = desk.store.getState().trouble;
  if (footage.state === 'unavailable') sayTrouble(desk, footage.trouble);
  else if (footage.state === 'playable' && said !== null && isOfAccess(said)) sayTrouble(desk, null);
}

/** What the central said about the footage; when it may be played now, that is over. */
function isOfAccess({ code }: Trouble): boolean {
  return code === 'missing' || code === 'closed' || code === 'hash-mismatch';
}

/** The reviewer went on to another video meanwhile. */
function isElsewhere(desk: Desk, videoId: string): boolean {
  return desk.store.getState().videoId !== videoId;
}

/** Asks how things stand with the review now: what was sent meanwhile. What is being written stays as it is shown. */
export async function refresh(desk: Desk): Promise<void> {
  const { review } = desk.store.getState();
  if (review === null) return;
  const since = { ...desk.told };
  const outcome = await desk.call(deskApi.review, { params: { id: review.review.id } });
  if (outcome.ok && desk.store.getState().review?.review.id === outcome.value.review.id)
    takeReview(desk, outcome.value, since);
}
