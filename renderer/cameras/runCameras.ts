import type { ReviewSession } from '../review/session.ts';

/** Brings the cameras up when the review is open and its first picture has had time to come. The answer ends it. */
export function runCameras({ review, cameras }: Pick<ReviewSession, 'review' | 'cameras'>): () => void {
  let stop: (() => void) | null = null;
  let soon: ReturnType<typeof setTimeout> | undefined;

  const stopReview = review.store.subscribe(begin);
  begin();

  function begin(): void {
    const { phase, detail, review: open } = review.store.getState();
    if (stop !== null || soon !== undefined || phase !== 'open' || detail === null || open === null) return;
    soon = setTimeout(() => {
      stop = cameras.begin(detail.video, open.review);
    }, firstPictureMs);
  }

  return () => {
    stopReview();
    clearTimeout(soon);
    stop?.();
  };
}

const firstPictureMs = 400;
