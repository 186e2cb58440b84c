import type { Media, Video } from '../../../contract/nouns/video.ts';

/** What of a video is played, and so taken along. */
export type Takeable = { readonly sha256: string; readonly total: number; readonly mime: string };

/**
 * Whether footage may be taken along, by its record as it is on this desk now; otherwise what stands in the way, in a
 * sentence. The same rule decides what may stay here: a closed recording is closed to everybody who carries it about.
 */
export function takeableOf(video: Video | null): Takeable | { readonly says: string } {
  if (video === null) return { says: 'Its record is not on this desk.' };
  if (video.access === 'closed') return { says: 'The recording is closed.' };
  if (video.media === null) return { says: 'Its footage has not arrived at the central.' };
  if (video.media.kind === 'hls')
    return { says: 'Its footage is in many parts, which can only be watched with the network.' };
  return playedOf(video.media);
}

export function isTakeable(answer: ReturnType<typeof takeableOf>): answer is Takeable {
  return 'sha256' in answer;
}

function playedOf({ sha256, playedSha256, sizeBytes, mime }: Media): Takeable {
  return { sha256: playedSha256 ?? sha256, total: sizeBytes, mime };
}
