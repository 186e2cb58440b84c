import type { ReviewCamera } from '../../../contract/nouns/review.ts';

/** The cameras beside a video, each once: the video itself is none of them. */
export function besideOnly(cameras: readonly ReviewCamera[], videoId: string): ReviewCamera[] {
  const byId = new Map(cameras.map((camera) => [camera.videoId, camera]));
  byId.delete(videoId);
  return [...byId.values()];
}
